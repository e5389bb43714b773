package org.corridor.couriers;

import java.time.Duration;
import org.corridor.declared.Section;
import org.corridor.declared.Values;

/** How long a receiver may take. */
final class Timeouts {

  private Timeouts() {}

  /** Until a connection stands: {@code connect-timeout}, 10 seconds when nothing is said. */
  static Duration connecting(Section section) {
    return read(section, "connect-timeout", Duration.ofSeconds(10));
  }

  /** For an answer: {@code timeout}, 30 seconds when nothing is said. */
  static Duration answering(Section section) {
    return read(section, "timeout", Duration.ofSeconds(30));
  }

  private static Duration read(Section section, String key, Duration usual) {
    Duration time = Values.duration(section, key).orElse(usual);
    if (time.isZero() || time.compareTo(Duration.ofHours(1)) > 0) {
      section.problem(key, "expected more than nothing and at most 1h");
    }
    return time;
  }
}
