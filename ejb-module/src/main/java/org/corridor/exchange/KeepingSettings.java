package org.corridor.exchange;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * How long interchanges are kept; for ever where nothing is said.
 *
 * @param content {@code corridor.exchange.keep-content}: how long their bytes
 * @param interchanges {@code corridor.exchange.keep}: how long that they were, and stories of
 *     claims
 */
record KeepingSettings(Optional<Duration> content, Optional<Duration> interchanges) {

  private static final Duration SHORTEST = Duration.ofDays(1);

  /**
   * Reads both.
   *
   * @throws IllegalArgumentException when one is shorter than a day: a slip that would cost
   *     everything
   */
  static KeepingSettings from(Config config) {
    return new KeepingSettings(
        time(config, "corridor.exchange.keep-content"), time(config, "corridor.exchange.keep"));
  }

  private static Optional<Duration> time(Config config, String key) {
    Optional<Duration> time = config.getOptionalValue(key, Duration.class);
    if (time.filter(one -> one.compareTo(SHORTEST) < 0).isPresent()) {
      throw new IllegalArgumentException(key + " must be a day (P1D) or longer");
    }
    return time;
  }
}
