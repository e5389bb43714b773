package org.corridor.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * A question that costs a connection and may take its time. Whoever asks, and however many at once,
 * it is asked by one thread at a time and not more often than every second: health addresses are
 * open to everybody.
 */
final class Probe {

  /** What came of the last question: whether the answer was yes, and how long it took. */
  record Outcome(boolean good, Duration took, Instant at) {}

  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Duration STALE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final BooleanSupplier question;
  private final Clock clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Outcome last = new Outcome(false, Duration.ZERO, Instant.EPOCH);

  Probe(BooleanSupplier question, Clock clock) {
    this.question = question;
    this.clock = clock;
  }

  /** The answer; no when somebody else has been waiting for it for seconds. */
  Outcome outcome() {
    if (isOlder(FRESH) && mayAsk()) {
      try {
        // Somebody may have asked meanwhile.
        if (isOlder(FRESH)) {
          last = ask();
        }
      } finally {
        asking.unlock();
      }
    }
    return isOlder(STALE) ? new Outcome(false, last.took(), last.at()) : last;
  }

  private boolean mayAsk() {
    try {
      return asking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean isOlder(Duration age) {
    return last.at().plus(age).isBefore(clock.instant());
  }

  private Outcome ask() {
    Instant before = clock.instant();
    boolean good = question.getAsBoolean();
    Instant after = clock.instant();
    return new Outcome(good, Duration.between(before, after), after);
  }
}
