package org.corridor.conformance;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Corrections of the guide's errors: {@code patches.csv}, one row and one reason each. */
final class Patches {

  private final List<NamedCsvRecord> rows = Lists.named("patches.csv");
  private final Set<NamedCsvRecord> used = new HashSet<>();

  /** A cell of the guide as it should read. */
  String patched(String map, String v2, String column, String cell) {
    String text = cell;
    for (NamedCsvRecord row : rows) {
      String from = row.getField("from");
      if (fits(row, "map", map)
          && fits(row, "v2", v2)
          && fits(row, "column", column)
          && (from.isEmpty() ? text.isEmpty() : text.contains(from))) {
        used.add(row);
        text = from.isEmpty() ? row.getField("to") : text.replace(from, row.getField("to"));
      }
    }
    return text;
  }

  private static boolean fits(NamedCsvRecord row, String column, String value) {
    return Glob.matches(row.getField(column), value);
  }

  /** Patches that correct nothing any more. */
  List<String> unused() {
    List<String> unused = new ArrayList<>();
    rows.stream().filter(row -> !used.contains(row)).forEach(row -> unused.add(row.toString()));
    return unused;
  }
}
