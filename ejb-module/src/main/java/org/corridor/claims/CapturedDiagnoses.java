package org.corridor.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.corridor.claims.ChargeLines.Line;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.DiagnosisComponent;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;

/** The diagnoses of a visit by their rank, then those that charges name besides. */
final class CapturedDiagnoses {
  private static final int POINTERS = 4;

  private final Claim claim;
  private final Visit visit;

  CapturedDiagnoses(Claim claim, Visit visit) {
    this.claim = claim;
    this.visit = visit;
  }

  void add(List<Line> lines) {
    List<Encounter.DiagnosisComponent> ranked = new ArrayList<>(visit.encounter().getDiagnosis());
    ranked.sort(Comparator.comparing(d -> d.hasRank() ? d.getRank() : Integer.MAX_VALUE));
    for (Encounter.DiagnosisComponent one : ranked) {
      String use = String.valueOf(one.getUse().getCodingFirstRep().getCode());
      condition(one.getCondition(), use.equals("AD"));
    }
    for (Line line : lines) {
      line.charge().getReason().forEach(reason -> code(reason, false));
      line.charge().getSupportingInformation().forEach(info -> condition(info, false));
    }
  }

  private void condition(Reference reference, boolean admitting) {
    visit
        .references()
        .find(reference, Condition.class)
        .ifPresent(condition -> code(condition.getCode(), admitting));
  }

  private void code(CodeableConcept concept, boolean admitting) {
    Optional<String> code = icd(concept);
    if (code.isEmpty()) {
      return;
    }
    boolean known = sequence(claim, code.get()).isPresent();
    boolean bill =
        Systems.code(claim.getType(), Systems.CLAIM_TYPE)
            .filter("institutional"::equals)
            .isPresent();
    if (known || (admitting && !bill)) {
      return;
    }
    DiagnosisComponent diagnosis = claim.addDiagnosis().setSequence(claim.getDiagnosis().size());
    diagnosis.setDiagnosis(Systems.concept(Systems.ICD10, code.get()));
    if (admitting) {
      diagnosis.addType(Systems.concept(Systems.DIAGNOSIS_TYPE, "admitting"));
    }
  }

  private static Optional<String> icd(CodeableConcept concept) {
    return Systems.code(concept, Systems.ICD10);
  }

  private static Optional<Integer> sequence(Claim claim, String code) {
    return claim.getDiagnosis().stream()
        .filter(d -> !d.hasType())
        .filter(d -> icd(d.getDiagnosisCodeableConcept()).filter(code::equals).isPresent())
        .map(DiagnosisComponent::getSequence)
        .findFirst();
  }

  /** A charge points to what it was for; one that does not say to the first diagnoses. */
  static void point(Claim claim, ChargeItem charge, ItemComponent item) {
    charge.getReason().stream()
        .flatMap(reason -> icd(reason).stream())
        .flatMap(code -> sequence(claim, code).stream())
        .distinct()
        .limit(POINTERS)
        .forEach(item::addDiagnosisSequence);
    if (!item.hasDiagnosisSequence()) {
      claim.getDiagnosis().stream()
          .filter(d -> !d.hasType())
          .limit(POINTERS)
          .map(d -> new PositiveIntType(d.getSequence()))
          .forEach(p -> item.addDiagnosisSequence(p.getValue()));
    }
  }
}
