package org.corridor.delivery;

import java.time.Instant;
import java.util.Optional;
import org.corridor.shared.MessageId;
import org.corridor.vault.Unopenable;
import org.corridor.vault.Vault;

/**
 * The way to a destination as it is declared: with which couriers, how many at once and how fast,
 * and whether it is taken to be down. But for {@link #bring}, under the lock of its queue.
 */
final class Road {

  private final Destination destination;
  private final Breaker breaker;
  private final Optional<Pace> pace;
  private final Fleet fleet;

  Road(Destination destination) {
    this.destination = destination;
    this.breaker = new Breaker(destination.breaker());
    this.pace =
        destination.perSecond().isPresent()
            ? Optional.of(new Pace(destination.perSecond().getAsInt()))
            : Optional.empty();
    this.fleet = new Fleet(destination.transport());
  }

  Destination destination() {
    return destination;
  }

  boolean isDown() {
    return breaker.isOpen();
  }

  /** How many may be on their way at once. */
  int atOnce() {
    return breaker.isOpen() ? 1 : destination.connections();
  }

  /** From when the next one may go. */
  Instant from() {
    Instant from = pace.map(Pace::from).orElse(Instant.EPOCH);
    return breaker.isOpen() && breaker.probeAt().isAfter(from) ? breaker.probeAt() : from;
  }

  void went(Instant now) {
    pace.ifPresent(one -> one.went(now));
  }

  /** What came of an attempt tells of the destination, too; whether it was reached. */
  boolean learn(Attempt attempt, Parcel parcel, Instant now) {
    if (attempt instanceof Attempt.Taken || attempt instanceof Attempt.Refused) {
      breaker.worked();
      return true;
    }
    if (attempt instanceof Attempt.Unreached) {
      breaker.unreached(now);
    } else {
      breaker.failed(parcel.id(), now);
    }
    return false;
  }

  /**
   * Brings a parcel; takes as long as the destination does.
   *
   * @param sealed its content, where it is not in memory
   */
  Attempt bring(Parcel parcel, Optional<byte[]> sealed, Vault vault) {
    try {
      Optional<byte[]> content =
          parcel
              .content()
              .or(() -> sealed.map(one -> vault.open(one, new MessageId(parcel.contentOf()))));
      return content
          .map(
              bytes ->
                  fleet.bring(
                      new Payload(
                          parcel.id(),
                          parcel.message(),
                          parcel.interfaceName(),
                          parcel.contentType(),
                          parcel.repeated(),
                          bytes)))
          .orElseGet(() -> new Attempt.Refused("its content is no longer kept"));
    } catch (Unopenable e) {
      return new Attempt.Refused("no key at hand opens its content");
    }
  }

  void close() {
    fleet.close();
  }
}
