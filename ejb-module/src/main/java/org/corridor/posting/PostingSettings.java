package org.corridor.posting;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * What requests may ask for.
 *
 * @param mostBytes {@code corridor.posting.max-bytes}: the largest body
 * @param patience {@code corridor.posting.patience}: how long a request waits for the application
 *     acknowledgement
 * @param waiting {@code corridor.posting.waiting}: how many requests wait at a time; one more is
 *     told that its message was received
 */
public record PostingSettings(int mostBytes, Duration patience, int waiting) {

  private static final int BYTES = 16 * 1024 * 1024;

  /** Reads the keys below {@code corridor.posting}. */
  public static PostingSettings from(Config config) {
    return new PostingSettings(
        config.getOptionalValue("corridor.posting.max-bytes", Integer.class).orElse(BYTES),
        config
            .getOptionalValue("corridor.posting.patience", Duration.class)
            .orElse(Duration.ofSeconds(20)),
        config.getOptionalValue("corridor.posting.waiting", Integer.class).orElse(16));
  }
}
