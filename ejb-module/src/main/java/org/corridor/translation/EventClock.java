package org.corridor.translation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which time decides which of two messages of a sender is the newer one.
 *
 * @param order what is looked at, the first that is there counts
 * @param arrival when the message came to the hub, where somebody knows
 */
public record EventClock(List<Source> order, Optional<Instant> arrival) {

  /** A time that a message has. */
  public enum Source {
    /** EVN-2, the recorded time of the event. */
    EVENT,
    /** MSH-7, the time of the message. */
    MESSAGE,
    /** When the hub received it. */
    ARRIVAL
  }

  /** Of a sender without a profile: EVN-2, else MSH-7. */
  public static final EventClock USUAL =
      new EventClock(List.of(Source.EVENT, Source.MESSAGE), Optional.empty());

  public EventClock {
    order = List.copyOf(order);
  }

  /** For a message that came at {@code time}. */
  public EventClock arrivedAt(Instant time) {
    return new EventClock(order, Optional.of(time));
  }
}
