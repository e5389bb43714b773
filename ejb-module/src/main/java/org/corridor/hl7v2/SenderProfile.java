package org.corridor.hl7v2;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * What the hub knows about a sender beyond its messages.
 *
 * @param zone for times without an offset when MSH-7 has none either (never the machine's zone)
 * @param charset when MSH-18 is empty and the bytes are not valid UTF-8
 * @param alwaysCharset whether {@code charset} is used whatever MSH-18 says, unless the bytes show
 *     otherwise
 * @param namespace the URI that qualifies identifiers without an assigning authority, so that equal
 *     numbers of different senders never meet
 * @param rules what the sender's profile says beyond this
 */
public record SenderProfile(
    ZoneId zone, Charset charset, boolean alwaysCharset, String namespace, SenderRules rules) {

  /** The namespace of an interface for which none is set: each sender has its own below it. */
  public static final String EACH_ITS_OWN = "urn:corridor:sender";

  /** A sender of a hub without any settings. */
  public static final SenderProfile UNCONFIGURED =
      new SenderProfile(ZoneId.of("UTC"), CharacterSets.WINDOWS_1252, EACH_ITS_OWN);

  /** A sender of which nothing else is known. */
  public SenderProfile(ZoneId zone, Charset charset, String namespace) {
    this(zone, charset, false, namespace, SenderRules.NONE);
  }

  /**
   * Reads {@code corridor.sender.<interface>.time-zone}, {@code …charset} and {@code …namespace};
   * where one is not set, the same key without the interface's name.
   *
   * @throws java.time.DateTimeException when a time zone does not exist
   * @throws IllegalArgumentException when a character set does not exist
   */
  public static SenderProfile from(Config config, String interfaceName) {
    return new SenderProfile(
        ZoneId.of(text(config, interfaceName, "time-zone").orElse("UTC")),
        Charset.forName(text(config, interfaceName, "charset").orElse("windows-1252")),
        text(config, interfaceName, "namespace").orElse(EACH_ITS_OWN));
  }

  /** This profile as it applies to the sender that MSH-3 and MSH-4 name; either may be empty. */
  public SenderProfile of(String application, String facility) {
    return namespace.equals(EACH_ITS_OWN)
        ? new SenderProfile(
            zone, charset, alwaysCharset, EACH_ITS_OWN + ":" + facility + ":" + application, rules)
        : this;
  }

  /** This profile with other rules. */
  public SenderProfile with(SenderRules others) {
    return new SenderProfile(zone, charset, alwaysCharset, namespace, others);
  }

  private static Optional<String> text(Config config, String interfaceName, String key) {
    return config
        .getOptionalValue("corridor.sender." + interfaceName + "." + key, String.class)
        .or(() -> config.getOptionalValue("corridor.sender." + key, String.class));
  }
}
