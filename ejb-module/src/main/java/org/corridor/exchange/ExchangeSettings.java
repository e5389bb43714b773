package org.corridor.exchange;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * What all partners share.
 *
 * @param directory {@code corridor.partners.directory}; empty: there are none
 * @param lastGood {@code corridor.partners.last-good}: where a copy of each is kept as it was last
 *     in use; by default below the server's data
 * @param hub this hub's name, the only one at each folder
 * @param largestFile {@code corridor.exchange.max-file-bytes}; larger files go to the errors
 * @param lease {@code corridor.exchange.lease}: how long one hub has what it works on
 * @param zone {@code corridor.exchange.zone}: of dates and times in envelopes; the server's where
 *     nothing is said
 */
record ExchangeSettings(
    Optional<Path> directory,
    Optional<Path> lastGood,
    String hub,
    long largestFile,
    Duration lease,
    ZoneId zone) {

  private static final long FOUR_GIGABYTES = 4L << 30;

  /**
   * {@code corridor.exchange.every}: how often local folders are looked at, and what is ready is
   * sent.
   */
  static Duration every(Config config) {
    return config
        .getOptionalValue("corridor.exchange.every", Duration.class)
        .orElse(Duration.ofSeconds(2));
  }

  static ExchangeSettings from(Config config) {
    return new ExchangeSettings(
        config.getOptionalValue("corridor.partners.directory", String.class).map(Path::of),
        config
            .getOptionalValue("corridor.partners.last-good", String.class)
            .map(Path::of)
            .or(
                () ->
                    config
                        .getOptionalValue("jboss.server.data.dir", String.class)
                        .map(data -> Path.of(data, "corridor", "partners"))),
        config
            .getOptionalValue("corridor.pickup.hub", String.class)
            .or(() -> config.getOptionalValue("jboss.node.name", String.class))
            .map(name -> name.replaceAll("[^A-Za-z0-9-]", "-"))
            .orElse("hub"),
        config
            .getOptionalValue("corridor.exchange.max-file-bytes", Long.class)
            .orElse(FOUR_GIGABYTES),
        config
            .getOptionalValue("corridor.exchange.lease", Duration.class)
            .orElse(Duration.ofMinutes(10)),
        config
            .getOptionalValue("corridor.exchange.zone", String.class)
            .map(ZoneId::of)
            .orElseGet(ZoneId::systemDefault));
  }
}
