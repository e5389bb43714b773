package org.corridor.routing;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.declared.Csv;
import org.corridor.declared.Section;

/**
 * What values are elsewhere: a CSV file with the column {@code from} and as many others as wanted.
 *
 * @param name the file's, without its ending
 * @param rows by the value in {@code from}, and then by column
 */
public record LookupTable(String name, Map<String, Map<String, String>> rows) {

  /** The column that is looked up. */
  static final String FROM = "from";

  /** The column that is found when none is named. */
  public static final String TO = "to";

  /** Reads the table that {@code key} of {@code section} names; what is wrong is noted there. */
  public static LookupTable read(Section section, String key, Path file, String name) {
    Map<String, Map<String, String>> rows = new HashMap<>();
    for (NamedCsvRecord row : Csv.read(section, key, file, List.of(FROM))) {
      if (rows.put(row.getField(FROM), row.getFieldsAsMap()) != null) {
        section
            .file()
            .problem(
                file, row.getStartingLineNumber(), "", row.getField(FROM) + " stands here twice");
      }
    }
    return new LookupTable(name, Map.copyOf(rows));
  }

  boolean has(String column) {
    return rows.values().stream().limit(1).anyMatch(row -> row.containsKey(column));
  }

  Optional<String> find(String value, String column) {
    return Optional.ofNullable(rows.get(value)).map(row -> row.get(column));
  }
}
