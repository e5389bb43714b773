package org.corridor.remittance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.corridor.ledger.Adjustment;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AdjudicationComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.PositiveIntType;

/** Writes what was decided: charge, payment, adjustments with their reasons, and remarks. */
final class AdjudicationWriter {

  static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/adjudication";
  private static final String CURRENCY = "USD";

  private final ClaimResponse response;
  private final List<String> remarks = new ArrayList<>();

  AdjudicationWriter(ClaimResponse response) {
    this.response = response;
  }

  static Money money(long cents) {
    return new Money().setValue(BigDecimal.valueOf(cents, 2)).setCurrency(CURRENCY);
  }

  static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding(system, code, null));
  }

  static AdjudicationComponent amount(String category, long cents) {
    return new AdjudicationComponent()
        .setCategory(concept(CATEGORY, category))
        .setAmount(money(cents));
  }

  /** What CAS says. */
  static List<AdjudicationComponent> adjustments(List<Adjustment> all) {
    return all.stream()
        .map(
            one ->
                new AdjudicationComponent()
                    .setCategory(concept(X12Identifiers.ADJUSTMENT_GROUP, one.group()))
                    .setReason(concept(X12Identifiers.ADJUSTMENT_REASON, one.reason()))
                    .setAmount(money(one.amount())))
        .toList();
  }

  /**
   * The numbers of notes for remark codes; each code has one note.
   *
   * @param codes separated by spaces
   */
  List<PositiveIntType> notes(String codes) {
    List<PositiveIntType> numbers = new ArrayList<>();
    for (String code : codes.isBlank() ? new String[0] : codes.strip().split(" +", -1)) {
      if (!remarks.contains(code)) {
        remarks.add(code);
        ClaimResponse.NoteComponent note = response.addProcessNote();
        note.setNumberElement(new PositiveIntType(remarks.size()));
        note.setText(code);
      }
      numbers.add(new PositiveIntType(remarks.indexOf(code) + 1));
    }
    return numbers;
  }
}
