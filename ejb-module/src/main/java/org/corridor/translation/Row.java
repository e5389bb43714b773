package org.corridor.translation;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;

/**
 * One row of a mapping table, as an analyst writes it.
 *
 * @param file the table's file
 * @param line where the row starts in it
 * @param v2 a field such as {@code PID-7}, or the segment alone for what its presence says
 * @param condition when the row applies; empty means always
 * @param fhir the element to fill; see {@link Target}
 * @param type a data type map such as {@code CX[Identifier]}, or the name of a function
 * @param table the code table that translates the value; may be empty
 * @param value a fixed value instead of the field's own: a code, or {@code code|system|display}
 * @param clears what {@code ""} deletes when that is not the element in {@code fhir} itself
 * @param guide the row of the guide this implements, or empty for one of our own
 */
record Row(
    String file,
    long line,
    String v2,
    String condition,
    String fhir,
    String type,
    String table,
    String value,
    String clears,
    String guide) {

  /** The columns every table has, in this order; {@code note} is for the reader. */
  static final List<String> COLUMNS =
      List.of("v2", "condition", "fhir", "type", "table", "value", "clears", "guide", "note");

  static Row of(String file, NamedCsvRecord line) {
    return new Row(
        file,
        line.getStartingLineNumber(),
        line.getField("v2"),
        line.getField("condition"),
        line.getField("fhir"),
        line.getField("type"),
        line.getField("table"),
        line.getField("value"),
        line.getField("clears"),
        line.getField("guide"));
  }

  /** The file's name without its folder: {@code PID-Patient.csv}, or a sender's profile. */
  String fileName() {
    return file.substring(1 + Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')));
  }

  BrokenTable broken(String why) {
    return new BrokenTable(file, line, why);
  }
}
