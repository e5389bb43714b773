package org.corridor.interfaces;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.declared.Secrets;
import org.corridor.declared.Section;
import org.corridor.declared.Values;
import org.corridor.mllp.MllpSettings;
import org.corridor.mllp.TlsSettings;
import org.corridor.routing.Route;
import org.hl7.fhir.r4.model.ResourceType;

/** Reads the section {@code from}. What is wrong is noted there. */
final class WayInReader {

  private static final Map<String, Function<Section, WayIn>> KINDS =
      Map.of(
          "mllp-client", WayInReader::mllpClient,
          "files", WayInReader::files,
          "sftp", WayInReader::sftp,
          "repository", WayInReader::repository);

  private static final Set<String> TYPES =
      Stream.of(ResourceType.values()).map(ResourceType::name).collect(Collectors.toSet());

  private WayInReader() {}

  /**
   * Reads it.
   *
   * @param name the interface's
   */
  static Optional<WayIn> read(Section from, String name) {
    List<String> kinds = from.names();
    if (kinds.size() != 1) {
      from.problem("", "expected one of mllp, http, " + known());
      return Optional.empty();
    }
    String kind = kinds.get(0);
    Optional<WayIn> way =
        switch (kind) {
          case "mllp" -> section(from, kind).map(section -> mllp(section, name));
          case "http" -> Values.flag(from, kind).filter(on -> on).map(on -> new WayIn.Http());
          default ->
              Optional.ofNullable(KINDS.get(kind))
                  .flatMap(reader -> section(from, kind).map(reader));
        };
    if (!kind.equals("mllp") && !kind.equals("http") && !KINDS.containsKey(kind)) {
      from.problem(kind, "there is no such way in; there are mllp, http, " + known());
    }
    return way;
  }

  private static String known() {
    return KINDS.keySet().stream().sorted().collect(Collectors.joining(", "));
  }

  private static Optional<Section> section(Section from, String kind) {
    if (!from.has(kind)) {
      from.problem(kind, "expected keys and values, further to the right");
    }
    return from.section(kind);
  }

  private static WayIn mllp(Section section, String name) {
    MllpSettings.Limits usual = MllpSettings.Limits.USUAL;
    List<String> ids = section.texts("processing-ids");
    MllpSettings settings =
        new MllpSettings(
            name,
            section.text("host").orElse("127.0.0.1"),
            port(section, 0),
            new MllpSettings.Limits(
                Values.number(section, "max-connections", 1, 10_000).orElse(usual.connections()),
                Values.number(section, "max-frame-bytes", 1_000, 999_999_999)
                    .orElse(usual.frameBytes()),
                Values.duration(section, "frame-timeout").orElse(usual.frame()),
                Values.duration(section, "idle-timeout").orElse(usual.idle()),
                Values.duration(section, "write-timeout").orElse(usual.write())),
            ids.isEmpty() ? Set.of("P", "T", "D") : Set.copyOf(ids),
            tls(section, true));
    section.end();
    return new WayIn.Mllp(settings);
  }

  private static int port(Section section, int usual) {
    if (usual == 0 && !section.has("port")) {
      section.problem("port", "expected the port to listen at or to connect to");
    }
    return Values.number(section, "port", 1, 65_535).orElse(usual);
  }

  private static Optional<TlsSettings> tls(Section parent, boolean server) {
    return parent
        .section("tls")
        .map(
            section -> {
              Optional<TlsSettings.Store> keys = store(section, "key-store");
              Optional<TlsSettings.Store> trust = store(section, "trust-store");
              boolean mutual =
                  server && Values.flag(section, "client-authentication").orElse(trust.isPresent());
              if (server && keys.isEmpty()) {
                section.problem("key-store", "a listener needs a key");
              }
              section.end();
              return new TlsSettings(keys, trust, mutual);
            });
  }

  private static Optional<TlsSettings.Store> store(Section section, String key) {
    Optional<String> password = Secrets.text(section, key + "-password");
    return section.text(key).map(file -> new TlsSettings.Store(Path.of(file), password.orElse("")));
  }

  private static WayIn mllpClient(Section section) {
    WayIn way = new WayIn.MllpClient(text(section, "host"), port(section, 0), tls(section, false));
    section.end();
    return way;
  }

  private static WayIn files(Section section) {
    WayIn way = folders(section);
    section.end();
    return way;
  }

  private static WayIn.Files folders(Section section) {
    Path folder = Path.of(text(section, "folder"));
    return new WayIn.Files(
        folder,
        section.text("pattern").orElse("*.hl7"),
        section.text("archive").map(Path::of).orElse(folder.resolve("archive")),
        section.text("errors").map(Path::of).orElse(folder.resolve("errors")),
        Values.duration(section, "every").orElse(Duration.ofSeconds(5)));
  }

  private static WayIn sftp(Section section) {
    Optional<String> password = Secrets.text(section, "password");
    Optional<Path> key = section.text("key").map(Path::of);
    if (!section.has("password") && key.isEmpty()) {
      section.problem("password", "expected a password or a key");
    }
    WayIn way =
        new WayIn.Sftp(
            text(section, "host"),
            port(section, 22),
            text(section, "user"),
            password,
            key,
            Path.of(text(section, "known-hosts")),
            folders(section));
    section.end();
    return way;
  }

  private static WayIn repository(Section section) {
    List<String> resources = section.texts("resources");
    if (resources.isEmpty()) {
      section.problem("resources", "names no type of resource, such as ServiceRequest");
    }
    resources.stream()
        .filter(type -> !TYPES.contains(type))
        .forEach(type -> section.problem("resources", "FHIR R4 has no resource " + type));
    WayIn way = new WayIn.Repository(resources, Route.fhirCondition(section, "when"));
    section.end();
    return way;
  }

  private static String text(Section section, String key) {
    Optional<String> text = section.text(key);
    if (text.isEmpty()) {
      section.problem(key, "is missing");
    }
    return text.orElse("");
  }
}
