package org.corridor.authorization.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.corridor.authorization.Authorization;
import org.corridor.authorization.AuthorizationState;

/**
 * How an authorization stands.
 *
 * @param trace TRN02 and BHT03
 * @param revision how often the claim was asked for before
 * @param action UM02
 * @param number under which it is authorized; absent while it is not
 * @param reference the payer's number of what it has not decided
 * @param claim reference in {@code /fhir}
 * @param response reference in {@code /fhir}
 * @param next when the hub follows it up by itself
 * @param until when it is not followed any longer
 */
public record AuthorizationView(
    UUID id,
    AuthorizationState state,
    String reason,
    Optional<String> number,
    Optional<String> reference,
    String payer,
    String partner,
    String patient,
    String trace,
    int revision,
    String action,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    String claim,
    String response,
    int attempts,
    Instant asked,
    Optional<Instant> answered,
    Optional<Instant> next,
    Instant until) {

  static AuthorizationView of(Authorization one) {
    return new AuthorizationView(
        one.id(),
        one.state(),
        one.reason(),
        Optional.of(one.number()).filter(n -> !n.isEmpty()),
        Optional.of(one.reference()).filter(n -> !n.isEmpty()),
        one.payer(),
        one.partner(),
        one.patient(),
        one.trace(),
        one.revision(),
        one.action(),
        one.from(),
        one.to(),
        one.claim(),
        one.response(),
        one.attempts(),
        one.asked(),
        one.answered(),
        one.next(),
        one.until());
  }
}
