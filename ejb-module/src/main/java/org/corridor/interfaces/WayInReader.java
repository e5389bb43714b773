package org.corridor.interfaces;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.couriers.SftpServer;
import org.corridor.declared.Secrets;
import org.corridor.declared.Section;
import org.corridor.declared.Values;
import org.corridor.mllp.MllpSettings;
import org.corridor.mllp.TlsSettings;
import org.corridor.routing.Route;
import org.hl7.fhir.r4.model.ResourceType;

/** Reads the section {@code from}. What is wrong is noted there. */
final class WayInReader {

  private static final Map<String, BiFunction<Section, String, WayIn>> KINDS =
      Map.of(
          "mllp", WayInReader::mllp,
          "mllp-client", WayInReader::mllpClient,
          "files", (section, name) -> files(section),
          "sftp", (section, name) -> sftp(section),
          "repository", (section, name) -> repository(section));

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
      from.problem("", "expected one of http, " + known());
      return Optional.empty();
    }
    String kind = kinds.get(0);
    Optional<WayIn> way =
        switch (kind) {
          case "http" -> http(from);
          default ->
              Optional.ofNullable(KINDS.get(kind))
                  .flatMap(
                      reader -> section(from, kind).map(section -> reader.apply(section, name)));
        };
    if (!kind.equals("http") && !KINDS.containsKey(kind)) {
      from.problem(kind, "there is no such way in; there are http, " + known());
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
    String host = section.text("host").orElse("127.0.0.1");
    int most =
        Values.number(section, "max-connections", 1, 10_000)
            .orElse(MllpSettings.Limits.USUAL.connections());
    WayIn way = new WayIn.Mllp(settings(section, name, host, most, tls(section, true)));
    section.end();
    return way;
  }

  private static WayIn mllpClient(Section section, String name) {
    String host = text(section, "host");
    WayIn way = new WayIn.MllpClient(settings(section, name, host, 1, tls(section, false)));
    section.end();
    return way;
  }

  private static MllpSettings settings(
      Section section, String name, String host, int connections, Optional<TlsSettings> tls) {
    MllpSettings.Limits usual = MllpSettings.Limits.USUAL;
    List<String> ids = section.texts("processing-ids");
    return new MllpSettings(
        name,
        host,
        port(section),
        new MllpSettings.Limits(
            connections,
            Values.number(section, "max-frame-bytes", 1_000, 999_999_999)
                .orElse(usual.frameBytes()),
            Values.duration(section, "frame-timeout").orElse(usual.frame()),
            Values.duration(section, "idle-timeout").orElse(usual.idle()),
            Values.duration(section, "write-timeout").orElse(usual.write())),
        ids.isEmpty() ? Set.of("P", "T", "D") : Set.copyOf(ids),
        tls);
  }

  private static int port(Section section) {
    if (!section.has("port")) {
      section.problem("port", "expected the port to listen at or to connect to");
    }
    return Values.number(section, "port", 1, 65_535).orElse(0);
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

  private static WayIn files(Section section) {
    WayIn way = new WayIn.Files(FoldersReader.read(section));
    section.end();
    return way;
  }

  private static WayIn sftp(Section section) {
    WayIn way = new WayIn.Sftp(SftpServer.read(section), FoldersReader.read(section));
    section.end();
    return way;
  }

  /** Either that it is so, or how tables are read besides. */
  private static Optional<WayIn> http(Section from) {
    if (!from.isSection("http")) {
      return Values.flag(from, "http").filter(on -> on).map(on -> new WayIn.Http(Optional.empty()));
    }
    return from.section("http")
        .map(
            section -> {
              if (!section.has("csv")) {
                section.problem("csv", "is missing; without tables it is http: true");
              }
              WayIn way = new WayIn.Http(section.section("csv").flatMap(CsvMapReader::read));
              section.end();
              return way;
            });
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

  static String text(Section section, String key) {
    Optional<String> text = section.text(key);
    if (text.isEmpty()) {
      section.problem(key, "is missing");
    }
    return text.orElse("");
  }
}
