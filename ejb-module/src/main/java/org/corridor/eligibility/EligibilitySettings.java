package org.corridor.eligibility;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * How payers are asked.
 *
 * @param company TRN03, {@code 9} or {@code 1} and nine digits; empty: 9 and the end of the
 *     provider's NPI
 * @param provider who asks where a request does not say
 * @param zone of dates and times in interchanges
 * @param deadline how long a person waits for a payer
 * @param expiry how long an answer is good
 * @param days how many days ahead the appointments are looked at; 0 none
 * @param batch how many questions stand in one interchange
 * @param batchPatience how long the night waits for the answers to one interchange
 * @param firstPause before a question that got no answer is asked again by the night
 * @param longestPause the longest such pause
 */
public record EligibilitySettings(
    String company,
    Optional<Party> provider,
    ZoneId zone,
    Duration deadline,
    Duration expiry,
    int days,
    int batch,
    Duration batchPatience,
    Duration firstPause,
    Duration longestPause) {

  private static final String PREFIX = "corridor.eligibility.";

  /** Reads {@code corridor.eligibility.*}. */
  public static EligibilitySettings from(Config config) {
    return new EligibilitySettings(
        text(config, "company"),
        config
            .getOptionalValue(PREFIX + "provider-npi", String.class)
            .map(npi -> Party.organization(text(config, "provider-name"), "XX", npi)),
        config
            .getOptionalValue(PREFIX + "zone", String.class)
            .map(ZoneId::of)
            .orElseGet(ZoneId::systemDefault),
        time(config, "deadline", Duration.ofSeconds(20)),
        time(config, "expiry", Duration.ofHours(24)),
        number(config, "days", 3),
        number(config, "batch", 500),
        time(config, "batch-patience", Duration.ofMinutes(10)),
        time(config, "first-pause", Duration.ofHours(8)),
        time(config, "longest-pause", Duration.ofHours(24)));
  }

  private static String text(Config config, String key) {
    return config.getOptionalValue(PREFIX + key, String.class).orElse("");
  }

  private static int number(Config config, String key, int usual) {
    return config.getOptionalValue(PREFIX + key, Integer.class).orElse(usual);
  }

  private static Duration time(Config config, String key, Duration usual) {
    return config.getOptionalValue(PREFIX + key, Duration.class).orElse(usual);
  }

  /** The pause after the {@code attempt}th attempt, counted from 1: it grows by its half. */
  Duration pauseAfter(int attempt) {
    double factor = Math.pow(1.5, Math.min(attempt, 20) - 1.0);
    Duration pause = Duration.ofSeconds((long) (firstPause.toSeconds() * factor));
    return pause.compareTo(longestPause) > 0 ? longestPause : pause;
  }
}
