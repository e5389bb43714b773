package org.corridor.processing;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * How messages are settled.
 *
 * @param lanes {@code corridor.processing.lanes}: how many repository transactions run at a time
 * @param batch {@code corridor.processing.batch}: how many messages share one at the most
 * @param attempts {@code corridor.processing.attempts}: how often a message that keeps failing
 *     while everything else works is tried before it is given up
 * @param backoff {@code corridor.processing.backoff}: the pause before the second attempt; it
 *     doubles each time
 * @param longestBackoff {@code corridor.processing.longest-backoff}: where doubling ends
 */
record ProcessingSettings(
    int lanes, int batch, int attempts, Duration backoff, Duration longestBackoff) {

  static ProcessingSettings from(Config config) {
    return new ProcessingSettings(
        config.getOptionalValue("corridor.processing.lanes", Integer.class).orElse(3),
        config.getOptionalValue("corridor.processing.batch", Integer.class).orElse(16),
        config.getOptionalValue("corridor.processing.attempts", Integer.class).orElse(8),
        config
            .getOptionalValue("corridor.processing.backoff", Duration.class)
            .orElse(Duration.ofMillis(100)),
        config
            .getOptionalValue("corridor.processing.longest-backoff", Duration.class)
            .orElse(Duration.ofSeconds(10)));
  }

  /** The pause after the {@code attempt}th attempt, counted from 1. */
  Duration backoffAfter(int attempt) {
    Duration pause = backoff.multipliedBy(1L << Math.min(attempt - 1, 20));
    return pause.compareTo(longestBackoff) < 0 ? pause : longestBackoff;
  }
}
