package org.corridor.conformance;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All mapping tables of all families: every CSV of the module that has their columns. */
final class OurTables {

  private static final Path SOURCES =
      Path.of(System.getProperty("basedir", "."), "src/main/resources");

  /** What tables fill whose names do not say it: {@code roots.csv}. */
  private final Map<String, String> roots =
      Lists.named("roots.csv").stream()
          .collect(Collectors.toMap(row -> row.getField("table"), row -> row.getField("root")));

  List<OurRow> rows() {
    List<OurRow> rows = new ArrayList<>();
    for (Path file : files()) {
      String name = file.getFileName().toString().replace(".csv", "");
      for (NamedCsvRecord row : Lists.named(file)) {
        rows.add(
            OurRow.of(
                name,
                root(name),
                row.getField("guide").isEmpty() ? row.getField("v2") : row.getField("guide"),
                row.getField("fhir"),
                row.getField("type"),
                row.getField("table"),
                row.getField("value"),
                row.getField("note")));
      }
    }
    return rows;
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[A-Z][A-Z0-9]{2}-.*\\.csv"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code PID-Patient} fills a Patient. */
  private String root(String table) {
    String known = roots.get(table);
    return known != null ? known : table.substring(4).replaceAll("-.*", "");
  }
}
