package org.corridor.claims;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.x12.X12Identifiers;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** The code systems of claims, and how X12 writes their codes. */
final class Systems {
  static final String PLACE = "https://www.cms.gov/Medicare/Coding/place-of-service-codes";
  static final String BILL_TYPE = "https://www.nubc.org/CodeSystem/TypeOfBill";
  static final String REVENUE = "https://www.nubc.org/CodeSystem/RevenueCodes";
  static final String CPT = "http://www.ama-assn.org/go/cpt";
  static final String HCPCS = "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";
  static final String CDT = "http://www.ada.org/cdt";
  static final String ICD10 = "http://hl7.org/fhir/sid/icd-10-cm";
  static final String ICD9 = "http://hl7.org/fhir/sid/icd-9-cm";
  static final String ICD10_PROCEDURE = "http://www.cms.gov/Medicare/Coding/ICD10";
  static final String SNODENT = "http://www.ada.org/snodent";
  static final String DIAGNOSIS_TYPE = "http://terminology.hl7.org/CodeSystem/ex-diagnosistype";
  static final String ON_ADMISSION =
      "http://terminology.hl7.org/CodeSystem/ex-diagnosis-on-admission";
  static final String CLAIM_TYPE = "http://terminology.hl7.org/CodeSystem/claim-type";
  static final String RELATIONSHIP =
      "http://terminology.hl7.org/CodeSystem/subscriber-relationship";
  static final String CLASS = "http://terminology.hl7.org/CodeSystem/coverage-class";
  static final String UNITS = X12Identifiers.codes("355");

  /** What a loop of an 837 holds that has no place of its own in FHIR. */
  static final String LOOP = X12Identifiers.codes("loop");

  private static final String EXTENSION = "https://corridor.example/fhir/StructureDefinition/";

  /** Element 1069 of FHIR's codes. */
  static final Map<String, String> RELATIONSHIPS =
      Map.of(
          "spouse", "01", "child", "19", "self", "18", "common", "53", "other", "G8", "injured",
          "G8", "parent", "G8");

  /** FHIR's codes of element 1069. */
  static final Map<String, String> FHIR_RELATIONSHIPS =
      Map.of("01", "spouse", "19", "child", "18", "self", "53", "common", "G8", "other");

  private static final List<String> HCPCS_SYSTEMS =
      List.of(
          CPT,
          HCPCS,
          "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
          "urn:oid:2.16.840.1.113883.6.285",
          "urn:oid:2.16.840.1.113883.6.12");

  private Systems() {}

  static String extension(String name) {
    return EXTENSION + name;
  }

  static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding(system, code, null));
  }

  static Optional<String> code(CodeableConcept concept, String system) {
    return concept.getCoding().stream()
        .filter(c -> system.equals(c.getSystem()) && c.hasCode())
        .map(Coding::getCode)
        .findFirst();
  }

  /** The system of a procedure by its qualifier (element 235). */
  static String procedures(String qualifier, String code) {
    return switch (qualifier) {
      case "HC" -> Character.isDigit(code.isEmpty() ? 'A' : code.charAt(0)) ? CPT : HCPCS;
      case "AD" -> CDT;
      default -> X12Identifiers.codes("235-" + qualifier);
    };
  }

  /** The qualifier of a procedure by its system. */
  static Optional<String> procedureQualifier(String system) {
    String own = X12Identifiers.codes("235-");
    if (HCPCS_SYSTEMS.contains(system)) {
      return Optional.of("HC");
    }
    if (system.equals(CDT)) {
      return Optional.of("AD");
    }
    return system.startsWith(own) ? Optional.of(system.substring(own.length())) : Optional.empty();
  }

  /** The system of a code in HI by its qualifier (element 1270). */
  static String health(String qualifier) {
    return switch (qualifier) {
      case "ABK", "ABF", "ABJ", "APR", "ABN" -> ICD10;
      case "BK", "BF", "BJ", "PR", "BN", "BR", "BQ" -> ICD9;
      case "BBR", "BBQ" -> ICD10_PROCEDURE;
      case "TQ" -> SNODENT;
      default -> X12Identifiers.codes("1271-" + qualifier);
    };
  }

  /** A code with the point that FHIR has and X12 has not. */
  static String pointed(String qualifier, String code) {
    int point =
        switch (qualifier) {
          case "ABK", "ABF", "ABJ", "APR", "ABN" -> 3;
          case "BK", "BF", "BJ", "PR", "BN" -> code.startsWith("E") ? 4 : 3;
          case "BR", "BQ" -> 2;
          default -> code.length();
        };
    return code.length() > point ? code.substring(0, point) + "." + code.substring(point) : code;
  }
}
