package org.corridor.alerts;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * What is watched in all interfaces.
 *
 * @param grace how long a way in is closed or a destination down before it is an alert, and how
 *     long it works again before the alert is cleared
 * @param certificates how long before its end a certificate is an alert
 */
record AlertSettings(Duration grace, Duration certificates) {

  /** Reads {@code corridor.alerts.grace} and {@code corridor.alerts.certificates}. */
  static AlertSettings from(Config config) {
    return new AlertSettings(
        config
            .getOptionalValue("corridor.alerts.grace", Duration.class)
            .orElse(Duration.ofMinutes(1)),
        config
            .getOptionalValue("corridor.alerts.certificates", Duration.class)
            .orElse(Duration.ofDays(30)));
  }
}
