package org.corridor.journal;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * How far the journal may lag behind the broker.
 *
 * @param messages that may wait to be written
 * @param bytes of content that may wait to be written
 * @param batch most rows in one transaction
 * @param every longest time between two transactions
 */
public record WriterSettings(int messages, long bytes, int batch, Duration every) {

  /**
   * Reads {@code corridor.journal.buffer-messages}, {@code …buffer-bytes}, {@code …batch-size} and
   * {@code …flush-every}.
   */
  public static WriterSettings from(Config config) {
    return new WriterSettings(
        config.getOptionalValue("corridor.journal.buffer-messages", Integer.class).orElse(20_000),
        config.getOptionalValue("corridor.journal.buffer-bytes", Long.class).orElse(64L << 20),
        config.getOptionalValue("corridor.journal.batch-size", Integer.class).orElse(500),
        config
            .getOptionalValue("corridor.journal.flush-every", Duration.class)
            .orElse(Duration.ofMillis(100)));
  }
}
