package org.corridor.charges;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.corridor.chart.Diagnoses;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;
import org.corridor.notes.Notes;
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

  private static final SegmentTable FT1 =
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
   * @param services the procedures that are charged for
   * @param diagnoses those of this transaction alone
   * @param known those of the visit, of which FT1-19 may name some
   */
  record Billed(
      Reference patient,
      Optional<Reference> encounter,
      Optional<Reference> account,
      List<Reference> services,
      List<Diagnoses.Stated> diagnoses,
      List<Diagnoses.Stated> known) {}

  static void draft(Passage passage, FinancialGroup group, Billed billed) {
    V2Segment ft1 = group.ft1();
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
    billed.services().forEach(charge::addService);
    reasons(charge, ft1, billed);
    Notes.of(group.notes(), passage).forEach(charge::addNote);
    charge.setId(ChargeNumbers.id(passage, ft1, charge, type));
    if (type.kind() == TransactionType.Kind.CREDIT) {
      Credits.settle(charge, ft1, passage);
    }
    passage.draft(charge, Weight.ASSERT, cleared, new ChargeLife());
  }

  /** FT1-19 holds codes; the diagnoses behind them say more. */
  private static void reasons(ChargeItem charge, V2Segment ft1, Billed billed) {
    billed.diagnoses().forEach(stated -> charge.addSupportingInformation(stated.condition()));
    for (V2Repetition reason : ft1.field(19).repetitions()) {
      billed.known().stream()
          .filter(stated -> !reason.component(1).isEmpty())
          .filter(stated -> stated.dg1().value("3.1").equals(reason.component(1)))
          .findFirst()
          .ifPresent(stated -> charge.addSupportingInformation(stated.condition()));
    }
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
