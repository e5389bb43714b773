package org.corridor.eligibility;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A question and what came of it.
 *
 * @param id by which people ask for it
 * @param key of the question, see {@link Inquiry#key}
 * @param payer its number
 * @param day of the service
 * @param patient reference, or empty
 * @param appointment reference, or empty
 * @param request reference of the CoverageEligibilityRequest, or empty
 * @param response reference of the CoverageEligibilityResponse, or empty
 * @param reason codes such as {@code AAA 2100C 75 C}, or why nothing came; never a patient's data
 * @param attempts how often it was asked
 * @param expires when the answer is not good any more
 * @param next when the night may ask again
 */
public record Check(
    UUID id,
    UUID key,
    String payer,
    LocalDate day,
    String patient,
    String appointment,
    String request,
    String response,
    CheckState state,
    Verdict verdict,
    String reason,
    int attempts,
    Instant asked,
    Optional<Instant> answered,
    Optional<Instant> expires,
    Optional<Instant> next) {

  /** Whether the answer is good at a time. */
  boolean isFresh(Instant now) {
    return expires.isPresent() && expires.get().isAfter(now);
  }
}
