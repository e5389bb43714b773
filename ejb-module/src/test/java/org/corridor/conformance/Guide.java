package org.corridor.conformance;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.corridor.conformance.GuideRow.Kind;
import org.corridor.testing.SharedData;

/** The rows of the guide that have a FHIR target, with its known errors corrected. */
final class Guide {

  private static final Pattern NAME =
      Pattern.compile(".*(?:R4_|Map_) (.+?) - [^-]*\\.csv|.*(?:R4_|Map_) (.+)\\.csv");

  private final Patches patches = new Patches();
  private final List<GuideRow> rows = new ArrayList<>();

  /** Reads the guide that lies beside the repository; the test is skipped where there is none. */
  static Guide read() {
    Guide guide = new Guide();
    for (Kind kind : Kind.values()) {
      guide.read(kind, SharedData.folder("v2-to-fhir/" + kind.folder()));
    }
    return guide;
  }

  private void read(Kind kind, Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().endsWith(".csv"))
          .sorted()
          .forEach(file -> Lists.guide(file).forEach(row -> add(kind, name(file), row)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    Matcher matcher = NAME.matcher(file.getFileName().toString());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no map's name: " + file);
    }
    return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
  }

  private void add(Kind kind, String map, CsvRecord cells) {
    int[] at =
        switch (kind) {
          case SEGMENT, TYPE -> new int[] {1, 6, 8, 9, 14, 15, 16};
          case TABLE -> new int[] {0, 3, 5, 6, -1, -1, 8};
          case MESSAGE -> new int[] {1, 6, 8, 9, 10, -1, 11};
        };
    String v2 = patched(map, "", "v2", cell(cells, at[0]));
    String fhir = patched(map, v2, "fhir", cell(cells, at[3]));
    if (fhir.isEmpty() || (kind == Kind.TABLE && v2.isEmpty())) {
      return;
    }
    String condition = (cell(cells, at[1]) + " " + cell(cells, at[2])).strip();
    rows.add(
        new GuideRow(
            kind,
            map,
            v2,
            patched(map, v2, "condition", condition),
            fhir,
            patched(map, v2, "type", cell(cells, at[4])),
            patched(map, v2, "table", cell(cells, at[5])),
            patched(map, v2, "value", cell(cells, at[6]))));
  }

  private String patched(String map, String v2, String column, String cell) {
    return patches.patched(map, v2, column, cell);
  }

  private static String cell(CsvRecord row, int column) {
    return column < 0 || column >= row.getFieldCount()
        ? ""
        : row.getField(column).replace('\u00a0', ' ').replaceAll("\\s+", " ").strip();
  }

  List<GuideRow> rows() {
    return List.copyOf(rows);
  }

  List<GuideRow> rows(Kind kind) {
    return rows.stream().filter(row -> row.kind() == kind).toList();
  }

  /** Corrections of errors that the guide no longer has. */
  List<String> unusedPatches() {
    return patches.unused();
  }
}
