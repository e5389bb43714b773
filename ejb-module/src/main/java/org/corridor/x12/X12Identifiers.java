package org.corridor.x12;

/**
 * The systems under which numbers and codes of X12 are in FHIR resources: whoever looks for a claim
 * by what an acknowledgement or a remittance says looks for one of these.
 */
public final class X12Identifiers {
  private static final String OWN = "https://corridor.example/fhir/x12/";

  /** CLM01, which comes back as CLP01, in REF*EJ and in TRN02 of a 277CA: the provider's number. */
  public static final String CLAIM_NUMBER = OWN + "claim-number";

  /** REF*D9: the number a clearinghouse gave the claim. */
  public static final String CLEARINGHOUSE_CLAIM_NUMBER = OWN + "clearinghouse-claim-number";

  /** REF*1K of a 277CA, CLP07 of an 835, REF*F8 of a corrected claim: the payer's number. */
  public static final String PAYER_CLAIM_NUMBER = OWN + "payer-claim-number";

  /** REF*6R, which comes back in an 835 and, as REF*FJ, in a 277CA: the provider's line number. */
  public static final String LINE_NUMBER = OWN + "line-number";

  /** TRN02 of a 270, 276 or 278, which comes back in the answer. */
  public static final String TRACE_NUMBER = OWN + "trace-number";

  /** TRN02 of an 835: the number of the payment, also in the bank's advice. */
  public static final String PAYMENT_NUMBER = OWN + "payment-number";

  /** BHT03: the number of a batch, which a 277CA calls back. */
  public static final String BATCH_NUMBER = OWN + "batch-number";

  /** ISA13, after the sender and a bar, such as {@code EXCH01|000001012}. */
  public static final String INTERCHANGE_NUMBER = OWN + "interchange-control-number";

  /** GS06, after the sender and a bar. */
  public static final String GROUP_NUMBER = OWN + "group-control-number";

  /** ST02, after sender, group and bars. */
  public static final String SET_NUMBER = OWN + "set-control-number";

  /** NM109 of a payer with qualifier PI. */
  public static final String PAYER = OWN + "payer";

  /** NM109 of a payer with qualifier XV: the national health plan identifier. */
  public static final String HEALTH_PLAN = OWN + "health-plan";

  /** NM109 of a subscriber: the number of the member. */
  public static final String MEMBER_NUMBER = OWN + "member-number";

  /** REF*G1: the number of an authorization. */
  public static final String AUTHORIZATION_NUMBER = OWN + "authorization-number";

  /** NM109 with qualifier XX. */
  public static final String NPI = "http://hl7.org/fhir/sid/us-npi";

  /** REF*EI and NM109 with qualifier 24: an employer's tax number. */
  public static final String TAX_NUMBER = "urn:oid:2.16.840.1.113883.4.4";

  /** REF*SY and NM109 with qualifier 34. */
  public static final String SOCIAL_SECURITY_NUMBER = "http://hl7.org/fhir/sid/us-ssn";

  /** PRV03 with qualifier PXC. */
  public static final String TAXONOMY = "http://nucc.org/provider-taxonomy";

  /** CAS02, an adjustment's reason. */
  public static final String ADJUSTMENT_REASON =
      "https://x12.org/codes/claim-adjustment-reason-codes";

  /** CAS01, an adjustment's group, such as {@code CO}. */
  public static final String ADJUSTMENT_GROUP =
      "https://x12.org/codes/claim-adjustment-group-codes";

  /** MOA, MIA and LQ*HE: a remark. */
  public static final String REMARK = "https://x12.org/codes/remittance-advice-remark-codes";

  /** STC01-1: the category of a claim's status. */
  public static final String STATUS_CATEGORY = "https://x12.org/codes/claim-status-category-codes";

  /** STC01-2: a claim's status. */
  public static final String STATUS = "https://x12.org/codes/claim-status-codes";

  private X12Identifiers() {}

  /** The second number of a party: {@code REF} with a qualifier that has no system of its own. */
  public static String reference(String qualifier) {
    return OWN + "reference/" + qualifier;
  }

  /** The codes of a data element of X12, such as {@code 1338}. */
  public static String codes(String element) {
    return OWN + "element/" + element;
  }
}
