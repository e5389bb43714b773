package org.corridor.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.ChargeItem.ChargeItemStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;

/** What was done without being charged for, and what was charged for without being done. */
final class MissingCharges {
  /** The surgery section of CPT: what is done there is in the chart as a procedure. */
  private static final String SURGERY = "[1-6]\\d{4}";

  private MissingCharges() {}

  static List<DraftFinding> of(Visit visit) {
    List<DraftFinding> findings = new ArrayList<>();
    List<ChargeItem> charges =
        visit.charges().stream()
            .filter(c -> c.getStatus() != ChargeItemStatus.ENTEREDINERROR)
            .filter(c -> c.getStatus() != ChargeItemStatus.ABORTED)
            .toList();
    Set<String> charged =
        charges.stream().flatMap(c -> codes(c.getCode())).collect(Collectors.toSet());
    Set<String> served =
        charges.stream()
            .flatMap(c -> c.getService().stream())
            .map(r -> String.valueOf(r.getReference()))
            .collect(Collectors.toSet());
    List<Procedure> done =
        visit.procedures().stream()
            .filter(p -> p.getStatus() == ProcedureStatus.COMPLETED)
            .toList();
    for (Procedure procedure : done) {
      if (!served.contains("Procedure/" + Visit.id(procedure))
          && codes(procedure.getCode()).noneMatch(charged::contains)) {
        findings.add(
            DraftFinding.warning(
                "procedure-without-charge",
                "Procedure/" + Visit.id(procedure),
                "what was done is not charged for"));
      }
    }
    Set<String> performed =
        done.stream().flatMap(p -> codes(p.getCode())).collect(Collectors.toSet());
    for (ChargeItem charge : charges) {
      boolean surgery = codes(charge.getCode()).anyMatch(code -> code.matches(SURGERY));
      if (surgery
          && !charge.hasService()
          && codes(charge.getCode()).noneMatch(performed::contains)) {
        findings.add(
            DraftFinding.warning(
                "charge-without-procedure",
                "ChargeItem/" + Visit.id(charge),
                "what is charged for is not in the chart"));
      }
    }
    return findings;
  }

  private static Stream<String> codes(CodeableConcept concept) {
    return concept.getCoding().stream()
        .filter(c -> Systems.procedureQualifier(String.valueOf(c.getSystem())).isPresent())
        .map(Coding::getCode)
        .filter(code -> code != null && !code.contains(":"));
  }
}
