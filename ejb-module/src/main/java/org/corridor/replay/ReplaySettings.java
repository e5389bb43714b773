package org.corridor.replay;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * When a replay is allowed.
 *
 * @param stuckAfter how long a message may wait before it can be replayed though it was never
 *     settled
 */
public record ReplaySettings(Duration stuckAfter) {

  /** Reads {@code corridor.replay.stuck-after}. */
  public static ReplaySettings from(Config config) {
    return new ReplaySettings(
        config
            .getOptionalValue("corridor.replay.stuck-after", Duration.class)
            .orElse(Duration.ofMinutes(10)));
  }
}
