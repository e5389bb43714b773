package org.corridor.claims;

import java.time.Instant;
import java.util.List;
import org.corridor.translation.Identity;
import org.hl7.fhir.r4.model.Claim;

/**
 * A claim made of charges that was not sent yet.
 *
 * @param number CLM01
 * @param encounter as {@code Encounter/…}, or empty
 * @param payer the payer's number, or empty
 * @param provider the NPI of who bills, or empty
 * @param totalCents of the claim
 * @param firstDay of its services, CCYYMMDD, or empty
 * @param lagDays the most days from a service to when its charge was entered
 */
record Draft(
    Claim claim,
    DraftPurpose purpose,
    ClaimKind kind,
    String number,
    String encounter,
    String payer,
    String provider,
    long totalCents,
    String firstDay,
    long lagDays,
    List<DraftFinding> findings,
    List<Charge> charges) {

  /**
   * What was charged for.
   *
   * @param reference as {@code ChargeItem/…}
   * @param at when it was entered
   * @param raw the segment that it became: a patient's data
   */
  record Charge(String reference, Instant at, String raw) {
    @Override
    public String toString() {
      return reference;
    }
  }

  /**
   * What stands in the work-list for a visit of which no draft can be made.
   *
   * @param encounter as {@code Encounter/…}
   */
  static Draft impossible(String encounter) {
    Claim none = new Claim();
    none.setId(impossibleOf(encounter));
    DraftFinding why =
        DraftFinding.error(
            "visit-unusable", "Encounter", "no claim can be made of the visit; the log says why");
    return new Draft(
        none,
        DraftPurpose.ORIGINAL,
        ClaimKind.PROFESSIONAL,
        "",
        encounter,
        "",
        "",
        0,
        "",
        0,
        List.of(why),
        List.of());
  }

  /** Under which it stands there; the repository has no such claim. */
  static String impossibleOf(String encounter) {
    return "Claim/" + Identity.of("Claim", "impossible", encounter);
  }

  boolean blocked() {
    return findings.stream().anyMatch(DraftFinding::blocks);
  }

  @Override
  public String toString() {
    return "draft of " + kind.guide();
  }
}
