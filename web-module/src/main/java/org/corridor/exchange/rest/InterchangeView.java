package org.corridor.exchange.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.exchange.Direction;
import org.corridor.exchange.InterchangeState;
import org.corridor.exchange.StoredInterchange;

/**
 * An interchange in a list.
 *
 * @param partner empty for a sender nobody knows
 * @param kinds of its sets, and TA1
 * @param control ISA13
 * @param reason why it is in its state; may be empty
 * @param who decided that; empty for the hub itself
 * @param answers the interchange that it answers
 * @param file the name under which it came
 */
public record InterchangeView(
    UUID id,
    Direction direction,
    String partner,
    List<String> kinds,
    String sender,
    String receiver,
    String control,
    Instant at,
    InterchangeState state,
    Instant stateAt,
    String reason,
    String who,
    Optional<UUID> answers,
    int attempts,
    Optional<Instant> sentAt,
    String file,
    String sha256,
    long size) {

  static InterchangeView of(StoredInterchange one) {
    return new InterchangeView(
        one.id(),
        one.direction(),
        one.partner(),
        one.kinds().isEmpty() ? List.of() : List.of(one.kinds().split(" ", -1)),
        one.sender(),
        one.receiver(),
        one.control(),
        one.at(),
        one.state(),
        one.stateAt(),
        one.reason(),
        one.who(),
        one.answers(),
        one.attempts(),
        one.sentAt(),
        one.bytes().name(),
        one.bytes().digest(),
        one.bytes().length());
  }
}
