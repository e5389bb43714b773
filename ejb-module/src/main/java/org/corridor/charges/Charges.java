package org.corridor.charges;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.corridor.chart.Diagnoses;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;

/** FT1: what somebody is to pay for, and what takes that back. */
final class Charges {

  static final SegmentTable FT1 =
      SegmentTable.load(
          Charges.class,
          "FT1-ChargeItem.csv",
          new ChargeItem(),
          Map.of(
              "transactionCode", ChargeValues::transactionCode,
              "procedureCode", ChargeValues::procedureCode,
              "modified", ChargeValues::modified,
              "order", ChargeValues::order,
              "department", ChargeValues::department,
              "firstFacility", ChargeValues::firstFacility));

  private static final Map<String, TransactionType> TYPES = TransactionType.all();
  private static final TransactionType USUAL = Objects.requireNonNull(TYPES.get(""));
  private static final Extension ABSENT =
      new Extension(
          "http://hl7.org/fhir/StructureDefinition/data-absent-reason", new CodeType("unknown"));

  private Charges() {}

  /**
   * What a charge belongs to.
   *
   * @param account of the patient, where the message names one
   */
  record Billed(Reference patient, Optional<Reference> encounter, Optional<Reference> account) {}

  /**
   * Drafts one transaction.
   *
   * @param services the procedures that are charged for
   * @param diagnoses what stands behind the transaction
   */
  static void draft(
      Passage passage,
      V2Segment ft1,
      Billed billed,
      List<Reference> services,
      List<Diagnoses.Stated> diagnoses) {
    ChargeItem charge = new ChargeItem();
    Set<String> cleared = FT1.fill(charge, ft1, passage);
    TransactionType type = type(ft1, passage);
    charge.setStatus(type.status());
    if (!charge.hasCode()) {
      passage.note(
          Finding.warning(
              ft1.location() + "-7",
              "101",
              "The transaction has neither code nor text; it was kept without."));
      charge.getCode().addExtension(ABSENT.copy());
    }
    charge.getPerformer().removeIf(performer -> !performer.hasActor());
    charge.setSubject(billed.patient());
    billed.encounter().ifPresent(charge::setContext);
    billed.account().ifPresent(charge::addAccount);
    services.forEach(charge::addService);
    diagnoses.forEach(stated -> charge.addSupportingInformation(stated.condition()));
    charge.setId(ChargeNumbers.id(passage, ft1, charge, type));
    if (type.kind() == TransactionType.Kind.CREDIT) {
      Credits.settle(charge, ft1, passage);
    }
    passage.draft(charge, Weight.ASSERT, cleared, new ChargeLife());
  }

  private static TransactionType type(V2Segment ft1, Passage passage) {
    String code = ft1.value("6.1");
    TransactionType known = TYPES.get(code);
    if (known == null) {
      passage.note(
          Finding.warning(
              ft1.location() + "-6",
              "103",
              "This transaction type is not known; read as a charge."));
    }
    return known == null ? USUAL : known;
  }
}
