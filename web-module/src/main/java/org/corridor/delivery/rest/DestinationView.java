package org.corridor.delivery.rest;

import java.time.Instant;
import java.util.Optional;
import org.corridor.delivery.DestinationStatus;

/**
 * How a destination does.
 *
 * @param down whether it failed so often that only one delivery now and then probes it
 * @param sending how many deliveries are on their way
 * @param waiting how many are in its queue, some seconds ago
 * @param setAside how many wait for a person
 * @param oldest when the oldest one in its queue was made
 */
public record DestinationView(
    String name,
    String kind,
    String address,
    String version,
    boolean paused,
    boolean down,
    int sending,
    long waiting,
    long setAside,
    Optional<Instant> oldest,
    String lastTrouble,
    int deliveredLastMinute) {

  static DestinationView of(DestinationStatus status) {
    return new DestinationView(
        status.name(),
        status.kind(),
        status.address(),
        status.version(),
        status.paused(),
        status.down(),
        status.sending(),
        status.waiting(),
        status.setAside(),
        status.oldest(),
        status.lastTrouble(),
        status.deliveredLastMinute());
  }
}
