package org.corridor.delivery;

import java.time.Duration;
import java.time.Instant;

/** So many a second, evenly, with a tenth of a second's worth at once after a rest. */
final class Pace {

  private static final Duration CREDIT = Duration.ofMillis(100);

  private final Duration interval;
  private Instant next = Instant.EPOCH;

  Pace(int perSecond) {
    this.interval = Duration.ofSeconds(1).dividedBy(perSecond);
  }

  /** When the next one may go. */
  Instant from() {
    return next.minus(interval.compareTo(CREDIT) < 0 ? CREDIT : Duration.ZERO);
  }

  void went(Instant now) {
    next = (now.isAfter(next) ? now : next).plus(interval);
  }
}
