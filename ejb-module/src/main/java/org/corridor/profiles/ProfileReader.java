package org.corridor.profiles;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.corridor.declared.BrokenFiles;
import org.corridor.declared.DeclaredFile;
import org.corridor.declared.Section;
import org.corridor.hl7v2.CharacterSets;
import org.corridor.hl7v2.SenderRules;

/** Reads the file of one profile and says everything that is wrong with it. */
final class ProfileReader {

  private final Path file;

  private ProfileReader(Path file) {
    this.file = file;
  }

  /**
   * Reads a profile.
   *
   * @throws BrokenFiles when it cannot be used as it is
   */
  static Profile read(Path file) {
    return DeclaredFile.read(file, new ProfileReader(file)::profile);
  }

  private Profile profile(Section root) {
    Match match = Match.read(root);
    Optional<ZoneId> zone = root.text("time-zone").flatMap(name -> zone(root, name));
    Optional<Section> charset = root.section("character-set");
    Optional<Charset> always = charset.flatMap(section -> charset(section, "always"));
    Optional<Charset> usual = charset.flatMap(section -> charset(section, "default"));
    charset.ifPresent(Section::end);
    Optional<String> namespace =
        root.text("namespace").flatMap(uri -> Uris.of(root, "namespace", uri));
    // Last, when everything has been read that the version is a digest of.
    SenderRules rules = new RulesReader(root).read(name());
    root.end();
    return new Profile(
        file,
        root.file().files(),
        match,
        zone,
        always.or(() -> usual),
        always.isPresent(),
        namespace,
        rules);
  }

  private String name() {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static Optional<ZoneId> zone(Section section, String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      section.problem("time-zone", "there is no time zone " + name + "; America/New_York is one");
      return Optional.empty();
    }
  }

  private static Optional<Charset> charset(Section section, String key) {
    Optional<String> name = section.text(key);
    Optional<Charset> charset = name.flatMap(CharacterSets::named);
    if (name.isPresent() && charset.isEmpty()) {
      section.problem(key, "there is no character set " + name.get() + "; windows-1252 is one");
    }
    return charset;
  }
}
