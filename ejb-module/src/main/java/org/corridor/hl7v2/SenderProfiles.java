package org.corridor.hl7v2;

import java.nio.charset.Charset;
import java.time.ZoneId;
import org.eclipse.microprofile.config.Config;

/**
 * The profiles of all senders. Today one setting serves all; what differs by sender is the
 * namespace of identifiers that come without an assigning authority.
 *
 * @param zone {@code corridor.sender.time-zone}, UTC unless set
 * @param charset {@code corridor.sender.character-set}, windows-1252 unless set: what a sender that
 *     declares nothing and does not write UTF-8 most likely uses
 */
public record SenderProfiles(ZoneId zone, Charset charset) {

  private static final String NAMESPACE = "urn:corridor:sender:";

  /** What the configuration says. */
  public static SenderProfiles from(Config config) {
    return new SenderProfiles(
        ZoneId.of(config.getOptionalValue("corridor.sender.time-zone", String.class).orElse("UTC")),
        Charset.forName(
            config
                .getOptionalValue("corridor.sender.character-set", String.class)
                .orElse("windows-1252")));
  }

  /** The profile of the sender that MSH-3 and MSH-4 name; either may be empty. */
  public SenderProfile of(String application, String facility) {
    return new SenderProfile(zone, charset, NAMESPACE + facility + ":" + application);
  }
}
