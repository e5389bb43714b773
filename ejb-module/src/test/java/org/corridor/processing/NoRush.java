package org.corridor.processing;

import java.time.Duration;
import org.corridor.intake.Rush;

/** Processing never rests. */
final class NoRush {

  static final Rush EVER = new Rush(1, Duration.ZERO, System::nanoTime);

  private NoRush() {}
}
