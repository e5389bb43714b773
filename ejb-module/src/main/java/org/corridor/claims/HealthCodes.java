package org.corridor.claims;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.DiagnosisComponent;
import org.hl7.fhir.r4.model.Claim.ProcedureComponent;
import org.hl7.fhir.r4.model.Claim.SupportingInformationComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Quantity;

/** HI: diagnoses, procedures, and the codes of a hospital's bill; by their qualifiers (1270). */
final class HealthCodes {
  static final Set<String> PRINCIPAL = Set.of("ABK", "BK");
  static final Set<String> DIAGNOSES =
      Set.of("ABK", "BK", "ABF", "BF", "ABJ", "BJ", "APR", "PR", "ABN", "BN", "TQ");
  static final Set<String> PROCEDURES = Set.of("BBR", "BR", "BBQ", "BQ");
  static final Set<String> FACTS = Set.of("DR", "BI", "BH", "BE", "BG", "TC");
  static final String QUALIFIERS = X12Identifiers.codes("1270");

  private HealthCodes() {}

  /** Takes the segments whose every code it knows. */
  static void read(Part loop, ClaimBundle bundle) {
    for (Row row : loop.take(r -> r.name().equals("HI") && known(r))) {
      for (String code : row.elements()) {
        read(code.split(":", -1), bundle);
      }
    }
  }

  private static boolean known(Row row) {
    return row.elements().stream()
        .map(e -> e.split(":", -1))
        .allMatch(
            c ->
                (DIAGNOSES.contains(c[0]) && length(c, 2, 9))
                    || (PROCEDURES.contains(c[0]) && length(c, 2, 4))
                    || (FACTS.contains(c[0]) && length(c, 2, 5)));
  }

  private static boolean length(String[] components, int least, int most) {
    return components.length >= least && components.length <= most;
  }

  private static void read(String[] parts, ClaimBundle bundle) {
    String qualifier = parts[0];
    if (DIAGNOSES.contains(qualifier)) {
      diagnosis(parts, bundle.claim());
    } else if (PROCEDURES.contains(qualifier)) {
      procedure(parts, bundle.claim());
    } else {
      SupportingInformationComponent info = bundle.info();
      info.setCategory(Systems.concept(QUALIFIERS, qualifier))
          .setCode(Systems.concept(Systems.health(qualifier), parts[1]));
      if (parts.length > 3 && !parts[3].isEmpty()) {
        info.setTiming(Dates.value(parts[2], parts[3]));
      }
      if (parts.length > 4 && !parts[4].isEmpty()) {
        info.setValue(new Quantity().setValue(LineReader.number(parts[4]).orElse(null)));
      }
    }
  }

  private static void diagnosis(String[] parts, Claim claim) {
    String qualifier = parts[0];
    DiagnosisComponent diagnosis = claim.addDiagnosis().setSequence(claim.getDiagnosis().size());
    diagnosis.setDiagnosis(
        Systems.concept(Systems.health(qualifier), Systems.pointed(qualifier, parts[1])));
    diagnosis.addType(Systems.concept(QUALIFIERS, qualifier));
    if (PRINCIPAL.contains(qualifier)) {
      diagnosis.addType(Systems.concept(Systems.DIAGNOSIS_TYPE, "principal"));
    } else if (List.of("ABJ", "BJ").contains(qualifier)) {
      diagnosis.addType(Systems.concept(Systems.DIAGNOSIS_TYPE, "admitting"));
    }
    if (parts.length > 8 && !parts[8].isEmpty()) {
      diagnosis.setOnAdmission(
          Systems.concept(Systems.ON_ADMISSION, parts[8].toLowerCase(Locale.ROOT)));
    }
  }

  private static void procedure(String[] parts, Claim claim) {
    String qualifier = parts[0];
    ProcedureComponent procedure = claim.addProcedure().setSequence(claim.getProcedure().size());
    procedure.addType(Systems.concept(QUALIFIERS, qualifier));
    procedure.setProcedure(
        Systems.concept(Systems.health(qualifier), Systems.pointed(qualifier, parts[1])));
    if (parts.length > 3) {
      procedure.setDateElement(new DateTimeType(Dates.day(parts[3]).getValueAsString()));
    }
  }
}
