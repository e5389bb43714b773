package org.corridor.profiles;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.corridor.hl7v2.CharacterSets;
import org.corridor.hl7v2.SenderRules;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads the file of one profile and says everything that is wrong with it. */
final class ProfileReader {

  private final Path file;
  private final Reading reading;

  private ProfileReader(Path file) {
    this.file = file;
    this.reading = new Reading(file);
  }

  /**
   * Reads a profile.
   *
   * @throws BrokenProfile when it cannot be used as it is
   */
  static Profile read(Path file) {
    ProfileReader reader = new ProfileReader(file);
    Optional<Profile> profile = reader.read();
    if (profile.isEmpty() || !reader.reading.problems().isEmpty()) {
      throw new BrokenProfile(reader.reading.problems());
    }
    return profile.get();
  }

  private Optional<Profile> read() {
    try {
      return reading.text().flatMap(this::compose).map(this::profile);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      problem(mark == null ? 0 : mark.getLine() + 1, "this is not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problem(0, "this is not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  private Optional<Section> compose(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    if (new Yaml(options).compose(new StringReader(text)) instanceof MappingNode root) {
      return Optional.of(new Section(reading, "", root));
    }
    problem(1, "expected keys and values, such as \"time-zone: America/New_York\"");
    return Optional.empty();
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
        reading.files(),
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

  private void problem(int line, String text) {
    reading.problem(file, line, "", text);
  }
}
