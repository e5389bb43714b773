package org.corridor.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.corridor.shared.MessageId;

/**
 * An open delivery as the engine knows it.
 *
 * @param sequence its place in the queue of its destination
 * @param contentOf whose content it carries: its message's, or an earlier delivery's, or its own
 * @param attempts how often it was given to a courier
 * @param answers how many of them the receiver answered with an error
 * @param notBefore when its turn may come at the earliest
 * @param content the bytes, when they are at hand
 */
record Parcel(
    UUID id,
    long sequence,
    MessageId message,
    String interfaceName,
    Optional<UUID> lane,
    String contentType,
    UUID contentOf,
    Instant createdAt,
    DeliveryState state,
    int attempts,
    int answers,
    boolean repeated,
    Instant notBefore,
    Optional<byte[]> content) {

  boolean isOfMessage() {
    return contentOf.equals(message.value());
  }

  /** The same for another attempt. */
  Parcel again(Verdict.Again again) {
    return with(
        DeliveryState.WAITING, again.attempts(), again.answers(), again.repeated(), again.at());
  }

  /** It may have arrived. */
  Parcel doubted() {
    return with(DeliveryState.IN_DOUBT, attempts + 1, answers, repeated, notBefore);
  }

  /** It may have arrived, and is sent again all the same. */
  Parcel repeating() {
    return with(DeliveryState.WAITING, attempts, answers, true, notBefore);
  }

  /** It need not wait any longer. */
  Parcel due() {
    return later(Instant.EPOCH);
  }

  /** Its turn comes at another time. */
  Parcel later(Instant earliest) {
    return with(state, attempts, answers, repeated, earliest);
  }

  private Parcel with(
      DeliveryState next, int tried, int answered, boolean mayRepeat, Instant earliest) {
    return new Parcel(
        id,
        sequence,
        message,
        interfaceName,
        lane,
        contentType,
        contentOf,
        createdAt,
        next,
        tried,
        answered,
        mayRepeat,
        earliest,
        Optional.empty());
  }

  /** Without its bytes, to be read again when they are needed. */
  Parcel empty() {
    return with(state, attempts, answers, repeated, notBefore);
  }
}
