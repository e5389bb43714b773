package org.corridor.claims;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Claim.DiagnosisComponent;
import org.hl7.fhir.r4.model.Claim.ProcedureComponent;
import org.hl7.fhir.r4.model.Claim.SupportingInformationComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;

/** HI of a claim. */
final class HealthCodesWriter {
  private static final int MOST = 12;
  private static final List<String> ICD9_TYPES = List.of("BK", "BF", "BJ", "PR", "BN");
  private static final List<String> ICD10_TYPES = List.of("ABK", "ABF", "ABJ", "APR", "ABN");
  private static final List<String> ORDER =
      List.of("ABK BK ABJ BJ APR PR ABN BN DR ABF BF BBR BR BBQ BQ BI BH BE BG TC".split(" ", -1));

  private final Sayer sayer;
  private final Map<Integer, Integer> pointers = new HashMap<>();

  HealthCodesWriter(Sayer sayer) {
    this.sayer = sayer;
  }

  /** Which place in HI the diagnosis of a sequence has. */
  Optional<Integer> pointer(int sequence) {
    return Optional.ofNullable(pointers.get(sequence));
  }

  void write(Part loop) {
    Map<String, List<String>> codes = new LinkedHashMap<>();
    ORDER.forEach(qualifier -> codes.put(qualifier, new ArrayList<>()));
    if (sayer.kind() == ClaimKind.INSTITUTIONAL) {
      diagnoses(codes);
      procedures(codes);
    } else {
      List<String> all = new ArrayList<>();
      together(all);
      rows(loop, all);
      if (sayer.claim().hasProcedure()) {
        sayer.warning(
            "not-said", "Claim.procedure", "only an institutional claim has procedures by itself");
      }
    }
    codes.values().forEach(list -> rows(loop, list));
  }

  /** Codes of supporting information. */
  static boolean fact(SupportingInformationComponent info, String qualifier, Part loop) {
    String value = info.getCode().getCodingFirstRep().getCode();
    if (value == null || !HealthCodes.FACTS.contains(qualifier)) {
      return false;
    }
    String[] parts = {qualifier, value, "", "", ""};
    if (info.hasTiming()) {
      System.arraycopy(Dates.x12(info.getTiming()), 0, parts, 2, 2);
    }
    if (info.getValue() instanceof Quantity amount) {
      parts[4] = Sayer.number(amount.getValue());
    }
    String code = String.join(":", parts).replaceAll(":+$", "");
    List<Row> same = loop.take(r -> r.name().equals("HI") && r.text(1, 1).equals(qualifier));
    List<String> all = new ArrayList<>();
    same.forEach(r -> all.addAll(r.elements()));
    all.add(code);
    rows(loop, all);
    return true;
  }

  private static void rows(Part loop, List<String> codes) {
    int most = codes.isEmpty() ? 1 : most(codes.get(0));
    for (int i = 0; i < codes.size(); i += most) {
      loop.add(new Row("HI", codes.subList(i, Math.min(codes.size(), i + most))));
    }
  }

  private static int most(String code) {
    return code.startsWith("APR:") || code.startsWith("PR:") ? 3 : MOST;
  }

  /** Professional and dental claims have all diagnoses in one HI, the principal one first. */
  private void together(List<String> all) {
    List<DiagnosisComponent> in = new ArrayList<>(sayer.claim().getDiagnosis());
    int first = 0;
    for (int i = 0; i < in.size(); i++) {
      if (isPrincipal(in.get(i))) {
        first = i;
      }
    }
    if (first > 0) {
      in.add(0, in.remove(first));
    }
    for (DiagnosisComponent diagnosis : in) {
      Optional<Coding> code = code(diagnosis);
      if (code.isEmpty()) {
        continue;
      }
      String type = all.isEmpty() ? "K" : "F";
      all.add(
          said(diagnosis)
                  .filter(q -> q.equals("TQ"))
                  .orElse((isIcd10(code.get()) ? "AB" : "B") + type)
              + ":"
              + bare(code.get()));
      pointers.put(diagnosis.getSequence(), all.size());
    }
    if (all.size() > MOST) {
      sayer.error("too-many-diagnoses", "Claim.diagnosis", "a claim has twelve diagnoses at most");
      all.subList(MOST, all.size()).clear();
    }
  }

  private void diagnoses(Map<String, List<String>> codes) {
    boolean principal = sayer.claim().getDiagnosis().stream().anyMatch(this::isPrincipal);
    int place = 0;
    for (DiagnosisComponent diagnosis : sayer.claim().getDiagnosis()) {
      Optional<Coding> code = code(diagnosis);
      if (code.isEmpty()) {
        continue;
      }
      place++;
      String qualifier =
          said(diagnosis).orElse(type(diagnosis, isIcd10(code.get()), place == 1 && !principal));
      List<String> list = codes.computeIfAbsent(qualifier, q -> new ArrayList<>());
      String admission =
          Systems.code(diagnosis.getOnAdmission(), Systems.ON_ADMISSION)
              .map(c -> c.toUpperCase(Locale.ROOT))
              .orElse("");
      list.add(
          qualifier + ":" + bare(code.get()) + (admission.isEmpty() ? "" : ":::::::" + admission));
    }
  }

  private static String type(DiagnosisComponent diagnosis, boolean icd10, boolean first) {
    List<String> types = icd10 ? ICD10_TYPES : ICD9_TYPES;
    List<String> stated =
        diagnosis.getType().stream()
            .flatMap(t -> Systems.code(t, Systems.DIAGNOSIS_TYPE).stream())
            .toList();
    return stated.contains("principal") || first
        ? types.get(0)
        : stated.contains("admitting") ? types.get(2) : types.get(1);
  }

  private boolean isPrincipal(DiagnosisComponent diagnosis) {
    return said(diagnosis).filter(HealthCodes.PRINCIPAL::contains).isPresent()
        || diagnosis.getType().stream()
            .anyMatch(
                t ->
                    Systems.code(t, Systems.DIAGNOSIS_TYPE)
                        .filter("principal"::equals)
                        .isPresent());
  }

  private static Optional<String> said(DiagnosisComponent diagnosis) {
    return diagnosis.getType().stream()
        .flatMap(t -> Systems.code(t, HealthCodes.QUALIFIERS).stream())
        .filter(HealthCodes.DIAGNOSES::contains)
        .findFirst();
  }

  private Optional<Coding> code(DiagnosisComponent diagnosis) {
    CodeableConcept concept =
        diagnosis.hasDiagnosisCodeableConcept()
            ? diagnosis.getDiagnosisCodeableConcept()
            : sayer
                .references()
                .find(diagnosis.getDiagnosisReference(), Condition.class)
                .map(Condition::getCode)
                .orElseGet(CodeableConcept::new);
    Optional<Coding> code =
        concept.getCoding().stream()
            .filter(
                c ->
                    List.of(Systems.ICD10, Systems.ICD9, Systems.SNODENT)
                        .contains(String.valueOf(c.getSystem())))
            .findFirst();
    if (code.isEmpty()) {
      sayer.error(
          "diagnosis-without-icd", "Claim.diagnosis", "a diagnosis has no code of ICD-10-CM");
    }
    return code;
  }

  private static boolean isIcd10(Coding code) {
    return !Systems.ICD9.equals(code.getSystem());
  }

  private String bare(Coding code) {
    return sayer.text(code.getCode(), "2300/HI").replace(".", "");
  }

  private void procedures(Map<String, List<String>> codes) {
    boolean first = true;
    for (ProcedureComponent procedure : sayer.claim().getProcedure()) {
      CodeableConcept concept =
          procedure.hasProcedureCodeableConcept()
              ? procedure.getProcedureCodeableConcept()
              : sayer
                  .references()
                  .find(procedure.getProcedureReference(), Procedure.class)
                  .map(Procedure::getCode)
                  .orElseGet(CodeableConcept::new);
      Optional<Coding> code =
          concept.getCoding().stream()
              .filter(
                  c ->
                      List.of(Systems.ICD10_PROCEDURE, Systems.ICD9)
                          .contains(String.valueOf(c.getSystem())))
              .findFirst();
      String date = Dates.day(procedure.getDateElement());
      if (code.isEmpty() || date.isEmpty()) {
        sayer.warning(
            "procedure-not-said", "Claim.procedure", "it has no code of ICD-10-PCS or no date");
        continue;
      }
      String usual = Systems.ICD9.equals(code.get().getSystem()) ? "B" : "BB";
      String qualifier =
          procedure.getType().stream()
              .flatMap(t -> Systems.code(t, HealthCodes.QUALIFIERS).stream())
              .filter(HealthCodes.PROCEDURES::contains)
              .findFirst()
              .orElse(usual + (first ? "R" : "Q"));
      first = false;
      codes
          .computeIfAbsent(qualifier, q -> new ArrayList<>())
          .add(qualifier + ":" + bare(code.get()) + ":D8:" + date);
    }
  }
}
