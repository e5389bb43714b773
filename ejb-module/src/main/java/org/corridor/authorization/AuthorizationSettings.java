package org.corridor.authorization;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.corridor.eligibility.EligibilitySettings;
import org.corridor.eligibility.Party;
import org.eclipse.microprofile.config.Config;

/**
 * How payers are asked for authorization.
 *
 * @param company TRN03; empty for the number of who requests
 * @param requester who requests where a claim does not say
 * @param zone of dates in interchanges
 * @param deadline how long a person waits for a payer
 * @param firstPause before what is not decided is inquired about
 * @param longestPause the longest such pause; each is half as long again as the one before
 * @param limit how long something is followed
 */
public record AuthorizationSettings(
    String company,
    Optional<Party> requester,
    ZoneId zone,
    Duration deadline,
    Duration firstPause,
    Duration longestPause,
    Duration limit) {

  private static final String PREFIX = "corridor.authorization.";

  /** Reads {@code corridor.authorization.*}; who asks is what eligibility says of it. */
  public static AuthorizationSettings from(Config config) {
    EligibilitySettings shared = EligibilitySettings.from(config);
    return new AuthorizationSettings(
        shared.company(),
        shared.provider(),
        shared.zone(),
        time(config, "deadline", Duration.ofSeconds(20)),
        time(config, "first-pause", Duration.ofHours(1)),
        time(config, "longest-pause", Duration.ofHours(24)),
        time(config, "limit", Duration.ofDays(30)));
  }

  private static Duration time(Config config, String key, Duration usual) {
    return config.getOptionalValue(PREFIX + key, Duration.class).orElse(usual);
  }

  /** The pause after the {@code attempt}th attempt, counted from 1. */
  Duration pauseAfter(int attempt) {
    double factor = Math.pow(1.5, Math.min(attempt, 20) - 1.0);
    Duration pause = Duration.ofSeconds((long) (firstPause.toSeconds() * factor));
    return pause.compareTo(longestPause) > 0 ? longestPause : pause;
  }
}
