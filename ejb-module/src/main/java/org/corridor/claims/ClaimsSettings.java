package org.corridor.claims;

import java.time.Duration;
import java.util.Optional;
import org.corridor.x12.Limits;
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
 * @param batch {@code corridor.claims.batch}: the most claims of a set; 5000 by default, and at
 *     most
 * @param attachment {@code corridor.claims.attachment-limit}: the most bytes of a document that is
 *     sent for a claim; 1,000,000 by default, and little more at most: a segment of a megabyte is
 *     the longest that is read
 */
public record ClaimsSettings(
    boolean enabled,
    String place,
    Optional<String> billingProvider,
    int holdDays,
    int batch,
    Submitter submitter,
    Marks marks,
    Asking asking,
    int attachment) {

  /** The usual ones, of a hub that makes claims. */
  static final ClaimsSettings USUAL =
      new ClaimsSettings(
          true,
          "11",
          Optional.empty(),
          3,
          PartnerOutbox.MOST,
          new Submitter(Optional.empty(), "BILLING", Optional.empty()),
          new Marks("Y", "A", "Y", "Y"),
          new Asking(Duration.ZERO, Duration.ofDays(7), 5),
          1_000_000);

  /**
   * Who sends, in loop 1000A.
   *
   * @param name {@code corridor.claims.submitter.name}; by default the name by which the partner
   *     knows us
   * @param contact {@code corridor.claims.contact.name}; BILLING by default
   * @param phone {@code corridor.claims.contact.phone}; without it nothing is sent
   */
  public record Submitter(Optional<String> name, String contact, Optional<String> phone) {}

  /**
   * What claims say of signatures and assignment where coverages say nothing.
   *
   * @param signature {@code corridor.claims.provider-signature}: CLM06; Y by default
   * @param assignment {@code corridor.claims.accept-assignment}: CLM07; A by default
   * @param benefits {@code corridor.claims.benefits-assigned}: CLM08; Y by default
   * @param release {@code corridor.claims.release-of-information}: CLM09; Y by default
   */
  public record Marks(String signature, String assignment, String benefits, String release) {
    private static Marks from(Config config) {
      Marks usual = USUAL.marks;
      return new Marks(
          text(config, "corridor.claims.provider-signature", usual.signature),
          text(config, "corridor.claims.accept-assignment", usual.assignment),
          text(config, "corridor.claims.benefits-assigned", usual.benefits),
          text(config, "corridor.claims.release-of-information", usual.release));
    }
  }

  private static String text(Config config, String key, String usual) {
    return config.getOptionalValue(key, String.class).orElse(usual);
  }

  /**
   * When payers are asked how claims stand.
   *
   * @param after {@code corridor.claims.ask.after}: of silence; none, never, by default
   * @param again {@code corridor.claims.ask.again}: until the same claim is asked for again; 7 days
   *     by default
   * @param times {@code corridor.claims.ask.times}: how often the same claim is asked for; 5 by
   *     default
   */
  public record Asking(Duration after, Duration again, int times) {
    private static Asking from(Config config) {
      Asking usual = USUAL.asking;
      return new Asking(
          config.getOptionalValue("corridor.claims.ask.after", Duration.class).orElse(usual.after),
          config.getOptionalValue("corridor.claims.ask.again", Duration.class).orElse(usual.again),
          config.getOptionalValue("corridor.claims.ask.times", Integer.class).orElse(usual.times));
    }
  }

  /** The settings of this server. */
  public static ClaimsSettings from(Config config) {
    return new ClaimsSettings(
        config.getOptionalValue("corridor.claims.enabled", Boolean.class).orElse(false),
        config.getOptionalValue("corridor.claims.place", String.class).orElse(USUAL.place),
        config.getOptionalValue("corridor.claims.billing-provider", String.class),
        config.getOptionalValue("corridor.claims.hold-days", Integer.class).orElse(USUAL.holdDays),
        Math.min(
            config.getOptionalValue("corridor.claims.batch", Integer.class).orElse(USUAL.batch),
            PartnerOutbox.MOST),
        new Submitter(
            config.getOptionalValue("corridor.claims.submitter.name", String.class),
            config
                .getOptionalValue("corridor.claims.contact.name", String.class)
                .orElse(USUAL.submitter.contact),
            config.getOptionalValue("corridor.claims.contact.phone", String.class)),
        Marks.from(config),
        Asking.from(config),
        Math.min(
            config
                .getOptionalValue("corridor.claims.attachment-limit", Integer.class)
                .orElse(USUAL.attachment),
            Limits.USUAL.segment() - 1024));
  }
}
