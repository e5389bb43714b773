package org.corridor.exchange;

import java.nio.file.FileSystems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.corridor.core.CoreSettings;
import org.corridor.couriers.SftpServer;
import org.corridor.declared.Section;
import org.corridor.declared.Values;
import org.corridor.guides.Guides;

/** Reads how a partner is reached. What is wrong is noted there. */
final class LineReader {

  private static final Duration BETWEEN_LOGINS = Duration.ofMinutes(1);
  private static final Duration BETWEEN_CALLS = Duration.ofMinutes(15);
  private static final List<String> KINDS = List.of("files", "sftp", "core");

  private LineReader() {}

  /** Reads the one key of {@link #KINDS} that the file has, if it has one. */
  static PartnerLine read(Section root) {
    List<String> said = KINDS.stream().filter(root::has).toList();
    if (said.size() > 1) {
      root.problem(said.get(1), "expected one of " + String.join(", ", KINDS));
    }
    Optional<PartnerLine> files =
        root.section("files").map(section -> folders(section, Optional.empty()));
    Optional<PartnerLine> sftp =
        root.section("sftp")
            .map(section -> folders(section, Optional.of(SftpServer.read(section))));
    Optional<PartnerLine> core = root.section("core").map(LineReader::core);
    return files.or(() -> sftp).or(() -> core).orElse(new PartnerLine.ByHand());
  }

  private static PartnerLine folders(Section section, Optional<SftpServer> server) {
    Optional<String> in = folder(section, "in");
    Optional<String> out = folder(section, "out");
    if (in.isEmpty() && out.isEmpty()) {
      section.problem("", "expected in, out or both");
    }
    String beside = in.orElse("");
    PartnerLine.Folders folders =
        new PartnerLine.Folders(
            server,
            in,
            out,
            folder(section, "archive").orElse(beside + "/archive"),
            folder(section, "errors").orElse(beside + "/errors"),
            pattern(section),
            server.isPresent()
                ? Values.duration(section, "every").orElse(BETWEEN_LOGINS)
                : Duration.ZERO);
    section.end();
    return folders;
  }

  private static Optional<String> folder(Section section, String key) {
    return section
        .text(key)
        .map(
            text ->
                text.length() > 1 && text.endsWith("/")
                    ? text.substring(0, text.length() - 1)
                    : text);
  }

  private static String pattern(Section section) {
    String pattern = section.text("pattern").orElse("*");
    try {
      FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      if (!pattern.contains("/")) {
        return pattern;
      }
    } catch (PatternSyntaxException e) {
      // Said below.
    }
    section.problem("pattern", "expected a pattern of names, such as *.edi or *.{835,999}");
    return "*";
  }

  private static PartnerLine core(Section section) {
    List<String> fetch = section.texts("fetch");
    fetch.forEach(kind -> known(section, "fetch", kind));
    PartnerLine.Core core =
        new PartnerLine.Core(
            CoreSettings.read(section),
            fetch,
            Values.duration(section, "every").orElse(BETWEEN_CALLS),
            section.section("payload-types").map(LineReader::payloadTypes).orElse(Map.of()));
    section.end();
    return core;
  }

  private static Map<String, String> payloadTypes(Section section) {
    section.names().forEach(kind -> known(section, kind, kind));
    return section.pairs();
  }

  private static void known(Section section, String key, String kind) {
    if (!kind.equals("TA1")
        && Guides.standard().all().stream().noneMatch(one -> one.kind().equals(kind))) {
      section.problem(key, kind + " is not a kind of set");
    }
  }

  static Optional<Partner.Adoption> adoption(Section section) {
    Optional<String> folder = folder(section, "folder");
    if (folder.isEmpty()) {
      section.problem("folder", "is missing");
    }
    boolean deliver = Values.flag(section, "deliver").orElse(false);
    String pattern = pattern(section);
    section.end();
    return folder.map(path -> new Partner.Adoption(path, pattern, deliver));
  }
}
