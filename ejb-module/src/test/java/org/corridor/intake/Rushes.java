package org.corridor.intake;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Senders that press, on a clock of the test's own. */
final class Rushes {

  private Rushes() {}

  /** Lets enough frames come that processing rests when nobody waits for a message. */
  static void begin(Rush rush, AtomicLong nanoTime) {
    rush.pressed(10_000);
    nanoTime.addAndGet(Duration.ofMillis(150).toNanos());
    rush.pressed(1);
  }
}
