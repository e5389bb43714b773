package org.corridor.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * How deliveries are brought.
 *
 * @param node the name of this hub among those on the same database, the same after a restart
 * @param lease how long a hub may be silent before another takes its queues over
 * @param sweep the time between two looks at queues that nobody spoke of
 * @param farewell how long a hub that stops waits for what is on its way
 * @param threads how many deliveries are on their way at once at the most, to all destinations
 */
public record DeliverySettings(
    String node, Duration lease, Duration sweep, Duration farewell, int threads) {

  /**
   * Reads {@code corridor.delivery.node}, {@code .lease}, {@code .sweep}, {@code .farewell} and
   * {@code .threads}.
   */
  public static DeliverySettings from(Config config) {
    return new DeliverySettings(
        config.getOptionalValue("corridor.delivery.node", String.class).orElseGet(() -> here()),
        time(config, "corridor.delivery.lease", Duration.ofSeconds(30)),
        time(config, "corridor.delivery.sweep", Duration.ofSeconds(5)),
        time(config, "corridor.delivery.farewell", Duration.ofSeconds(10)),
        config.getOptionalValue("corridor.delivery.threads", Integer.class).orElse(500));
  }

  private static Duration time(Config config, String key, Duration usual) {
    return config.getOptionalValue(key, Duration.class).orElse(usual);
  }

  /** The host and the folder: what a second hub on the same database does not share. */
  private static String here() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "localhost";
    }
    return host + ":" + Path.of("").toAbsolutePath();
  }
}
