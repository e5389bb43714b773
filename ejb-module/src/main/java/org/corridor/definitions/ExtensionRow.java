package org.corridor.definitions;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.List;

/**
 * A row of {@code extensions.csv}: an extension, or a part of one.
 *
 * @param part empty for the extension itself
 * @param contexts the elements it may stand on; empty for parts
 * @param types what its value may be; empty for one with parts
 * @param meaning one line for the reader, with the field it comes from
 */
record ExtensionRow(
    String name, String part, List<String> contexts, List<String> types, String meaning) {

  static ExtensionRow of(NamedCsvRecord row) {
    return new ExtensionRow(
        row.getField("name"),
        row.getField("part"),
        list(row.getField("context")),
        list(row.getField("type")),
        row.getField("meaning"));
  }

  private static List<String> list(String cell) {
    return Arrays.stream(cell.split(";", -1)).filter(item -> !item.isEmpty()).toList();
  }

  boolean isPart() {
    return !part.isEmpty();
  }
}
