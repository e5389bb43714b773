package org.corridor.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.corridor.claims.ChargeLines.Line;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.DiagnosisComponent;
import org.hl7.fhir.r4.model.Claim.ItemComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** The diagnoses of a visit by their rank, then those that charges name besides. */
final class CapturedDiagnoses {
  /** Of Encounter.diagnosis, whether it was there when the patient came: Y, N, U or W. */
  static final String ON_ADMISSION = Systems.extension("diagnosis-on-admission");

  private static final Set<String> ON_ADMISSION_CODES = Set.of("Y", "N", "U", "W");

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
      Extension said = one.getExtensionByUrl(ON_ADMISSION);
      condition(
          one.getCondition(),
          use.equals("AD"),
          Optional.ofNullable(said).map(e -> code(e.getValue())).orElse(""));
    }
    for (Line line : lines) {
      line.charge().getReason().forEach(reason -> code(reason, false, ""));
      line.charge().getSupportingInformation().forEach(info -> condition(info, false, ""));
    }
  }

  private static String code(Type said) {
    return said instanceof CodeableConcept concept
        ? String.valueOf(concept.getCodingFirstRep().getCode())
        : String.valueOf(said.primitiveValue());
  }

  private void condition(Reference reference, boolean admitting, String onAdmission) {
    visit
        .references()
        .find(reference, Condition.class)
        .ifPresent(condition -> code(condition.getCode(), admitting, onAdmission));
  }

  private void code(CodeableConcept concept, boolean admitting, String onAdmission) {
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
    } else if (bill && ON_ADMISSION_CODES.contains(onAdmission)) {
      diagnosis.setOnAdmission(
          Systems.concept(Systems.ON_ADMISSION, onAdmission.toLowerCase(Locale.ROOT)));
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
