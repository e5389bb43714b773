package org.corridor.authorization;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A request for review and what came of it.
 *
 * @param id by which people ask for it
 * @param key from which its trace follows
 * @param identity of the Claim's number and the payer: the same for all requests about it
 * @param revision how often that claim was asked for before
 * @param fingerprint of what was asked
 * @param payer its number
 * @param partner through whom it was asked
 * @param patient reference, or empty where the repository does not know the patient
 * @param claim reference of the Claim
 * @param response reference of the ClaimResponse
 * @param action UM02: {@code I} initial, {@code S} revised, {@code 3} cancelled and so on
 * @param from first day of what was asked for, if any is named
 * @param number under which it is authorized, or empty
 * @param reference the payer's number of what it has not decided, or empty
 * @param reason codes such as {@code HCR A3 0F}, or why nothing came; never a patient's data
 * @param said BHT04 and 05 of the last answer, or empty
 * @param control of the last answer, or empty
 * @param attempts how often it was asked or inquired about
 * @param until when it is not followed any longer
 * @param next when it is followed up
 */
public record Authorization(
    UUID id,
    UUID key,
    UUID identity,
    int revision,
    UUID fingerprint,
    String payer,
    String partner,
    String patient,
    String claim,
    String response,
    String action,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    AuthorizationState state,
    String number,
    String reference,
    String reason,
    String said,
    String control,
    int attempts,
    Instant asked,
    Optional<Instant> answered,
    Instant until,
    Optional<Instant> next) {

  /** TRN02 and BHT03. */
  public String trace() {
    return Traces.of(key);
  }

  /** What was learnt, with everything else as it is. */
  Authorization with(Learnt learnt) {
    return new Authorization(
        id,
        key,
        identity,
        revision,
        fingerprint,
        payer,
        partner,
        patient,
        claim,
        response,
        action,
        from,
        to,
        learnt.state(),
        learnt.number(),
        learnt.reference(),
        learnt.reason(),
        learnt.said(),
        learnt.control(),
        attempts + 1,
        asked,
        learnt.answered(),
        until,
        learnt.next());
  }

  /** What changes. */
  record Learnt(
      AuthorizationState state,
      String number,
      String reference,
      String reason,
      String said,
      String control,
      Optional<Instant> answered,
      Optional<Instant> next) {

    Learnt as(AuthorizationState other) {
      return new Learnt(other, number, reference, reason, said, control, answered, next);
    }
  }

  /** Nothing new but why, and when it is looked at again. */
  Learnt unchanged(AuthorizationState now, String why, Optional<Instant> again) {
    return new Learnt(now, number, reference, why, said, control, answered, again);
  }
}
