package org.corridor.profiles;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.SenderRules;

/**
 * One file, read.
 *
 * @param file the profile
 * @param files the profile and those that it names
 * @param match whom it is for
 * @param zone instead of the settings'
 * @param charset instead of the settings'
 * @param alwaysCharset whether that is used whatever MSH-18 says
 * @param namespace instead of the settings'
 * @param rules what it says beyond the basics, its name and version included
 */
record Profile(
    Path file,
    List<Path> files,
    Match match,
    Optional<ZoneId> zone,
    Optional<Charset> charset,
    boolean alwaysCharset,
    Optional<String> namespace,
    SenderRules rules) {

  String version() {
    return rules.version();
  }

  /** This copy as the profile {@code original}. */
  Profile keptFor(Path original) {
    return new Profile(original, files, match, zone, charset, alwaysCharset, namespace, rules);
  }

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
