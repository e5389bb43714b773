package org.corridor.eligibility;

import java.util.Map;
import org.corridor.repository.Names;

/** Systems of codes that eligibility has in FHIR beside {@code X12Identifiers}. */
public final class Codings {
  /** EQ01 and EB03. */
  public static final String SERVICE_TYPE = "https://x12.org/codes/service-type-codes";

  /** AAA03. */
  public static final String REJECT_REASON = "https://x12.org/codes/reject-reason-codes";

  static final String BENEFIT_TYPE = "http://terminology.hl7.org/CodeSystem/benefit-type";
  static final String NETWORK = "http://terminology.hl7.org/CodeSystem/benefit-network";
  static final String UNIT = "http://terminology.hl7.org/CodeSystem/benefit-unit";
  static final String TERM = "http://terminology.hl7.org/CodeSystem/benefit-term";
  static final String PLACE =
      "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set";

  /** The EB with what belongs to it, as it came. */
  static final String RAW = Names.EXTENSION + "eligibility-benefit-raw";

  /** AAA04: what the payer says is to be done. */
  static final String FOLLOW_UP = Names.EXTENSION + "eligibility-follow-up";

  /** The level at which a question was rejected. */
  static final String LOOP = Names.EXTENSION + "eligibility-rejected-loop";

  /** What is to be done about a question that was not answered. */
  static final String VERDICT = Names.EXTENSION + "eligibility-verdict";

  /** What is left of a limit. */
  static final String REMAINING = Names.EXTENSION + "eligibility-remaining";

  /** EQ02-1 by the system of a procedure's code. */
  private static final Map<String, String> PROCEDURES =
      Map.of(
          "http://www.ama-assn.org/go/cpt", "HC",
          "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", "HC",
          "urn:oid:2.16.840.1.113883.6.285", "HC",
          "http://www.ada.org/cdt", "AD",
          "http://www.cms.gov/Medicare/Coding/ICD10", "ID",
          "http://hl7.org/fhir/sid/ndc", "N4");

  private Codings() {}

  /** The qualifier of a procedure's system; empty if X12 has none. */
  public static String procedure(String system) {
    return PROCEDURES.getOrDefault(system, "");
  }
}
