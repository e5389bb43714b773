package org.corridor.profiles;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.SenderRules;

/**
 * One file, read.
 *
 * @param rules what it says beyond the basics, its name and version included
 */
record Profile(
    Path file,
    Match match,
    Optional<ZoneId> zone,
    Optional<Charset> charset,
    boolean alwaysCharset,
    Optional<String> namespace,
    SenderRules rules) {

  /** What the settings say of an interface, with what this profile says instead. */
  SenderProfile over(SenderProfile settings) {
    return new SenderProfile(
        zone.orElse(settings.zone()),
        charset.orElse(settings.charset()),
        alwaysCharset,
        namespace.orElse(settings.namespace()),
        rules);
  }
}
