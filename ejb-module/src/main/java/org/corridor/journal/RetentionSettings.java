package org.corridor.journal;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * How long the journal keeps what it has; for ever where nothing is said.
 *
 * @param content how long the bytes of a message
 * @param messages how long a message, its timeline and its references
 */
public record RetentionSettings(Optional<Duration> content, Optional<Duration> messages) {

  private static final Duration SHORTEST = Duration.ofDays(1);

  /**
   * Reads {@code corridor.journal.keep-content} and {@code corridor.journal.keep}.
   *
   * @throws IllegalArgumentException when one is shorter than a day: a slip that would cost
   *     everything
   */
  public static RetentionSettings from(Config config) {
    return new RetentionSettings(
        time(config, "corridor.journal.keep-content"), time(config, "corridor.journal.keep"));
  }

  private static Optional<Duration> time(Config config, String key) {
    Optional<Duration> time = config.getOptionalValue(key, Duration.class);
    if (time.filter(one -> one.compareTo(SHORTEST) < 0).isPresent()) {
      throw new IllegalArgumentException(key + " must be a day (P1D) or longer");
    }
    return time;
  }

  @Override
  public String toString() {
    return "content " + text(content) + ", messages " + text(messages);
  }

  private static String text(Optional<Duration> time) {
    return time.map(one -> "for " + one.toDays() + " days").orElse("for ever");
  }
}
