package org.corridor.delivery;

import java.time.Duration;

/**
 * When a delivery that did not get through is tried again: after {@code first}, then each time
 * {@code factor} times as long, up to {@code longest}, give or take {@code jitter}.
 *
 * @param jitter from 0 to 1, the share of a pause by which it may be longer or shorter
 * @param maximumAge after which it is given up and set aside
 * @param answers how often a receiver may answer with an error before it is set aside as poison; a
 *     receiver that cannot be reached uses up none
 */
public record RetryPolicy(
    Duration first,
    double factor,
    Duration longest,
    double jitter,
    Duration maximumAge,
    int answers) {

  /** When nothing is said: from 2 seconds to 5 minutes, for three days, five bad answers. */
  public static final RetryPolicy USUAL =
      new RetryPolicy(Duration.ofSeconds(2), 2, Duration.ofMinutes(5), 0.2, Duration.ofDays(3), 5);

  /**
   * The pause after the {@code attempt}th attempt, counted from 1.
   *
   * @param chance from 0 to 1
   */
  Duration pauseAfter(int attempt, double chance) {
    double pause = (double) first.toMillis() * Math.pow(factor, Math.min(attempt, 64) - 1);
    double bounded = Math.min(pause, (double) longest.toMillis());
    return Duration.ofMillis(Math.round(bounded * (1 + jitter * (2 * chance - 1))));
  }
}
