package org.corridor.declared;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CSV files that lie beside a declared file. */
public final class Csv {

  private Csv() {}

  /**
   * The rows of {@code file}, which {@code key} of {@code section} names; none when it is broken,
   * which is then a problem.
   *
   * @param needed columns that it has
   * @param allowed columns that it may have as well
   */
  public static List<NamedCsvRecord> read(
      Section section, String key, Path file, List<String> needed, List<String> allowed) {
    DeclaredFile declared = section.file();
    List<NamedCsvRecord> rows = read(section, key, file, needed);
    if (!rows.isEmpty()) {
      List<String> unknown = new ArrayList<>(rows.get(0).getHeader());
      unknown.removeAll(needed);
      unknown.removeAll(allowed);
      if (!unknown.isEmpty()) {
        String columns = String.join(",", needed) + " and perhaps " + String.join(",", allowed);
        declared.problem(file, 1, "", "expected the columns " + columns);
        return List.of();
      }
    }
    return rows;
  }

  /** As {@link #read(Section, String, Path, List, List)}, with any further columns. */
  public static List<NamedCsvRecord> read(
      Section section, String key, Path file, List<String> needed) {
    DeclaredFile declared = section.file();
    Optional<String> text = declared.text(file, section, key);
    List<NamedCsvRecord> rows = new ArrayList<>();
    if (text.isEmpty()) {
      return rows;
    }
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().skipEmptyLines(true).ofNamedCsvRecord(text.get())) {
      csv.forEach(rows::add);
    } catch (CsvParseException | IOException e) {
      declared.problem(file, 0, "", "this is not CSV: " + e.getMessage());
      return List.of();
    }
    if (rows.isEmpty()) {
      declared.problem(file, 0, "", "there are no rows");
      return rows;
    }
    List<String> header = rows.get(0).getHeader();
    if (!header.containsAll(needed)) {
      declared.problem(file, 1, "", "expected the columns " + String.join(",", needed));
      return List.of();
    }
    for (NamedCsvRecord row : rows) {
      if (row.getFieldCount() != header.size()) {
        declared.problem(
            file, row.getStartingLineNumber(), "", "expected " + header.size() + " columns");
        return List.of();
      }
    }
    return rows;
  }
}
