package org.corridor.claims;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * How claims are made and sent.
 *
 * @param enabled {@code corridor.claims.enabled}: whether charges become claims; off by default
 * @param place {@code corridor.claims.place}: the place of service of a visit that is not said to
 *     be elsewhere; 11, an office, by default
 * @param billingProvider {@code corridor.claims.billing-provider}: who bills, as {@code
 *     Organization/…}; by default the visit's service provider
 * @param holdDays {@code corridor.claims.hold-days}: how long after the first service a claim waits
 *     for late charges; 3 by default
 * @param batch {@code corridor.claims.batch}: the most claims of a set; 5000 by default
 */
public record ClaimsSettings(
    boolean enabled, String place, Optional<String> billingProvider, int holdDays, int batch) {

  /** The settings of this server. */
  public static ClaimsSettings from(Config config) {
    return new ClaimsSettings(
        config.getOptionalValue("corridor.claims.enabled", Boolean.class).orElse(false),
        config.getOptionalValue("corridor.claims.place", String.class).orElse("11"),
        config.getOptionalValue("corridor.claims.billing-provider", String.class),
        config.getOptionalValue("corridor.claims.hold-days", Integer.class).orElse(3),
        config.getOptionalValue("corridor.claims.batch", Integer.class).orElse(5000));
  }
}
