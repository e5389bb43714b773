package org.corridor.delivery;

import java.time.Duration;

/**
 * When a destination is taken to be down, so that only a single delivery now and then probes it.
 *
 * @param failures in a row that open the breaker
 * @param probe the time between two probes
 */
public record BreakerPolicy(int failures, Duration probe) {

  /** When nothing is said: five failures, a probe every ten seconds. */
  public static final BreakerPolicy USUAL = new BreakerPolicy(5, Duration.ofSeconds(10));
}
