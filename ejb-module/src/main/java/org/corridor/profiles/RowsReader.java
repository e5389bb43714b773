package org.corridor.profiles;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.corridor.declared.Csv;
import org.corridor.declared.Section;
import org.corridor.translation.BrokenTable;
import org.corridor.translation.SenderRow;
import org.corridor.translation.SenderRows;

/** Reads the rows that take more out of a message, Z segments above all, and tries each. */
final class RowsReader {

  private static final List<String> NEEDED = List.of("v2", "fhir");
  private static final List<String> ALLOWED =
      List.of("condition", "type", "table", "value", "note");

  private final Section root;
  private final List<SenderRow> rows = new ArrayList<>();

  RowsReader(Section root) {
    this.root = root;
  }

  Optional<SenderRows> read() {
    for (Section section : root.sections("extract", "")) {
      Optional<Path> file = root.file().beside(section, "file");
      if (section.has("file")) {
        file.ifPresent(
            path ->
                Csv.read(section, "file", path, NEEDED, ALLOWED)
                    .forEach(row -> check(path, "", row(path, row))));
      } else {
        check(root.file().file(), section.under(""), row(section));
        section.text("note");
      }
      section.end();
    }
    // One field's rows run together, wherever they stand.
    rows.sort(Comparator.comparing(SenderRow::v2));
    return rows.isEmpty() ? Optional.empty() : Optional.of(SenderRows.compile(rows));
  }

  private void check(Path file, String key, SenderRow row) {
    try {
      SenderRows.compile(List.of(row));
      rows.add(row);
    } catch (BrokenTable broken) {
      root.file().problem(file, row.line(), key, broken.why());
    }
  }

  private SenderRow row(Section section) {
    return new SenderRow(
        root.file().file().getFileName().toString(),
        section.line("v2"),
        section.text("v2").orElse(""),
        section.text("condition").orElse(""),
        section.text("fhir").orElse(""),
        section.text("type").orElse(""),
        section.text("table").orElse(""),
        section.text("value").orElse(""));
  }

  private static SenderRow row(Path file, NamedCsvRecord row) {
    return new SenderRow(
        file.getFileName().toString(),
        row.getStartingLineNumber(),
        row.getField("v2"),
        row.findField("condition").orElse(""),
        row.getField("fhir"),
        row.findField("type").orElse(""),
        row.findField("table").orElse(""),
        row.findField("value").orElse(""));
  }
}
