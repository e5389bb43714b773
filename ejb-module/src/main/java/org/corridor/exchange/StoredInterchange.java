package org.corridor.exchange;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An interchange that was sent or received.
 *
 * @param partner empty for a sender nobody knows
 * @param kinds of its sets, and {@code TA1}; a blank between them
 * @param control ISA13
 * @param reason why it is in its state; may be empty
 * @param who decided that; empty for the hub itself
 * @param answers the one that it answers
 * @param attempts to send it
 */
public record StoredInterchange(
    UUID id,
    Direction direction,
    String partner,
    String kinds,
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
    Optional<Instant> nextAt,
    Optional<Instant> sentAt,
    Bytes bytes) {

  /**
   * Where its bytes are.
   *
   * @param name of the file that it came in
   * @param digest SHA-256 of that file
   */
  public record Bytes(UUID file, String name, String digest, long begins, long length) {}
}
