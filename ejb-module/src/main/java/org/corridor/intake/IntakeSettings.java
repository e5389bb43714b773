package org.corridor.intake;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * What the interfaces share.
 *
 * @param recentArrivals how many accepted messages stay in memory to recognise resends
 * @param rememberedArrivals how many older ones the filter is made for; beyond that, new messages
 *     cost a question to the database more and more often
 * @param applicationAcknowledgementPatience how long a sender's wish for an application
 *     acknowledgement is kept
 */
public record IntakeSettings(
    int recentArrivals, int rememberedArrivals, Duration applicationAcknowledgementPatience) {

  /** Reads the keys below {@code corridor.intake}. */
  public static IntakeSettings from(Config config) {
    return new IntakeSettings(
        config.getOptionalValue("corridor.intake.recent-arrivals", Integer.class).orElse(100_000),
        config
            .getOptionalValue("corridor.intake.remembered-arrivals", Integer.class)
            .orElse(5_000_000),
        config
            .getOptionalValue(
                "corridor.intake.application-acknowledgement-patience", Duration.class)
            .orElse(Duration.ofMinutes(10)));
  }
}
