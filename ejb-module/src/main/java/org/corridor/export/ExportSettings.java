package org.corridor.export;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * How files are written by the clock.
 *
 * @param lag how long after its end a window is looked at: what was decided in it is written by
 *     then
 * @param lease how long a hub may be silent before another goes on with its export
 * @param threads how many exports are written at once
 */
public record ExportSettings(Duration lag, Duration lease, int threads) {

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** Reads {@code corridor.export.lag}, {@code .lease} and {@code .threads}. */
  public static ExportSettings from(Config config) {
    return new ExportSettings(
        time(config, "corridor.export.lag", Duration.ofMinutes(5)),
        time(config, "corridor.export.lease", Duration.ofMinutes(2)),
        config.getOptionalValue("corridor.export.threads", Integer.class).orElse(2));
  }

  private static Duration time(Config config, String key, Duration usual) {
    return config.getOptionalValue(key, Duration.class).orElse(usual);
  }

  /** The pause after the {@code attempt}th attempt, counted from 1. */
  static Duration pauseAfter(int attempt) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 10));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
