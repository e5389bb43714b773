package org.corridor.changes;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * How changes in the repository are looked for.
 *
 * @param overlap {@code corridor.changes.overlap}: how far a thorough look goes back; no
 *     transaction may take longer
 * @param every {@code corridor.changes.every}: how often there is a thorough one
 */
public record ChangeSettings(Duration overlap, Duration every) {

  /** Reads the keys below {@code corridor.changes}. */
  public static ChangeSettings from(Config config) {
    return new ChangeSettings(
        config
            .getOptionalValue("corridor.changes.overlap", Duration.class)
            .orElse(Duration.ofMinutes(5)),
        config
            .getOptionalValue("corridor.changes.every", Duration.class)
            .orElse(Duration.ofSeconds(15)));
  }
}
