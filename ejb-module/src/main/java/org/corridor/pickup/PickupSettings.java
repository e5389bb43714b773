package org.corridor.pickup;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * What all folders share.
 *
 * @param hub this hub's name, the only one at each folder
 * @param threads in which folders are looked at
 * @param largestFile in bytes; larger ones go to the errors
 * @param largestMessage in bytes
 * @param remembers how long a content is known that came
 */
record PickupSettings(
    String hub, int threads, long largestFile, long largestMessage, Duration remembers) {

  private static final int LONGEST_NAME = 40;

  /** Reads the keys below {@code corridor.pickup}. */
  static PickupSettings from(Config config) {
    return new PickupSettings(
        config
            .getOptionalValue("corridor.pickup.hub", String.class)
            .or(() -> config.getOptionalValue("jboss.node.name", String.class))
            .map(PickupSettings::name)
            .orElse("hub"),
        number(config, "threads", 8L).intValue(),
        number(config, "max-file-bytes", 4L * 1024 * 1024 * 1024),
        number(config, "max-message-bytes", 16L * 1024 * 1024),
        config
            .getOptionalValue("corridor.pickup.remember", Duration.class)
            .orElse(Duration.ofDays(365)));
  }

  private static Long number(Config config, String key, long usual) {
    long number = config.getOptionalValue("corridor.pickup." + key, Long.class).orElse(usual);
    if (number < 1) {
      throw new IllegalArgumentException("corridor.pickup." + key + " must be at least 1");
    }
    return number;
  }

  /** Part of a file's name. */
  static String name(String text) {
    String plain = text.replaceAll("[^A-Za-z0-9-]", "-");
    return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
  }
}
