package org.corridor.interfaces;

import java.nio.file.FileSystems;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.corridor.declared.Section;
import org.corridor.declared.Values;

/** Reads where files appear, and what becomes of them. What is wrong is noted there. */
final class FoldersReader {

  private static final Duration USUAL = Duration.ofSeconds(5);
  private static final Duration SHORTEST = Duration.ofMillis(100);

  private FoldersReader() {}

  /** Reads it; other keys of the section, and its end, are left to the caller. */
  static WayIn.Folders read(Section section) {
    String folder = folder(section);
    Optional<CsvMap> csv = section.section("csv").flatMap(CsvMapReader::read);
    return new WayIn.Folders(
        folder,
        pattern(section, section.has("csv") ? "*.csv" : "*.hl7"),
        section.text("archive").orElse(folder + "/archive"),
        section.text("errors").orElse(folder + "/errors"),
        every(section),
        section.text("done-suffix"),
        Values.choice(section, "duplicates", WayIn.Duplicates.class)
            .orElse(WayIn.Duplicates.REFUSE),
        csv);
  }

  private static String folder(Section section) {
    String folder = WayInReader.text(section, "folder");
    return folder.length() > 1 && folder.endsWith("/")
        ? folder.substring(0, folder.length() - 1)
        : folder;
  }

  private static String pattern(Section section, String usual) {
    String pattern = section.text("pattern").orElse(usual);
    try {
      FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      if (!pattern.contains("/")) {
        return pattern;
      }
    } catch (PatternSyntaxException e) {
      // Said below.
    }
    section.problem("pattern", "expected a pattern of names, such as *.hl7 or lab-*.{hl7,txt}");
    return usual;
  }

  private static Duration every(Section section) {
    Duration every = Values.duration(section, "every").orElse(USUAL);
    if (every.compareTo(SHORTEST) < 0) {
      section.problem("every", "expected at least 100ms");
      return USUAL;
    }
    return every;
  }
}
