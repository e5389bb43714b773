package org.corridor.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.corridor.shared.Leftovers;
import org.corridor.shared.Stop;

/**
 * What the journal is told about a message: that it came, or what became of it as well. Either is
 * complete in itself, so that it does not matter which is written first, or how often.
 *
 * @param arrival the message; its plain content is dropped, only its size is kept
 * @param sealed the content, sealed by the vault
 * @param digest of the content, in hexadecimal
 * @param size of the content in bytes
 * @param fate what became of it; empty when it has only been received
 * @param stop where that was decided
 * @param at when that was decided
 */
public record Entry(
    Arrival arrival,
    byte[] sealed,
    String digest,
    int size,
    Optional<Fate> fate,
    Stop stop,
    Instant at) {

  public Entry {
    arrival = withoutContent(arrival);
    // What both databases keep, so that the same moment reads back as the same.
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /** The message has been received and waits. */
  public static Entry received(Arrival arrival, byte[] sealed, String digest) {
    return new Entry(
        arrival,
        sealed,
        digest,
        arrival.content().length,
        Optional.empty(),
        Stop.ACCEPT,
        arrival.receivedAt());
  }

  /** The message has met {@code fate}, decided at {@code stop}. */
  public static Entry settled(
      Arrival arrival, byte[] sealed, String digest, Fate fate, Stop stop, Instant at) {
    return new Entry(
        arrival, sealed, digest, arrival.content().length, Optional.of(fate), stop, at);
  }

  /** What the message left over; nothing unless it was processed. */
  Leftovers leftovers() {
    return fate.filter(Fate.Processed.class::isInstance)
        .map(Fate.Processed.class::cast)
        .map(Fate.Processed::leftovers)
        .orElse(Leftovers.NONE);
  }

  private static Arrival withoutContent(Arrival arrival) {
    return new Arrival(
        arrival.id(),
        arrival.interfaceName(),
        arrival.receivedAt().truncatedTo(ChronoUnit.MICROS),
        arrival.replay(),
        arrival.messageType(),
        arrival.controlId(),
        arrival.sendingApplication(),
        arrival.sendingFacility(),
        arrival.patient(),
        arrival.acknowledgement(),
        List.copyOf(arrival.refusals()),
        arrival.format(),
        new byte[0]);
  }
}
