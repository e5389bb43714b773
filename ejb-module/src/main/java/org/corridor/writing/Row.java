package org.corridor.writing;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.translation.BrokenTable;

/**
 * One row of a table, ready to run.
 *
 * @param field the field's number; 0 for a row that only says what the segment itself tells
 * @param repeats whether the field takes more than one value
 * @param condition when it applies; empty means always
 * @param path to the values; empty for a fixed text
 * @param writer of a value
 * @param fixed instead of a value
 */
record Row(
    int field,
    boolean repeats,
    Optional<Expression> condition,
    Optional<Expression> path,
    TypeWriter writer,
    String fixed) {

  static final List<String> COLUMNS =
      List.of("v2", "condition", "fhir", "type", "table", "value", "note");

  /** The type of a row whose field is the number of its segment. */
  private static final String ORDINAL = "ordinal";

  private static final Pattern PLACE = Pattern.compile("([A-Z][A-Z0-9]{2})(?:-(\\d{1,3})(~?))?");

  static Row of(
      String file, String segment, NamedCsvRecord line, Map<String, TypeWriter> functions) {
    try {
      return of(segment, line, functions);
    } catch (IllegalArgumentException e) {
      throw new BrokenTable(file, line.getStartingLineNumber(), String.valueOf(e.getMessage()));
    }
  }

  private static Row of(String segment, NamedCsvRecord line, Map<String, TypeWriter> functions) {
    Matcher place = PLACE.matcher(line.getField("v2"));
    if (!place.matches() || !segment.equals(place.group(1))) {
      throw new IllegalArgumentException("not a field of " + segment);
    }
    String type = line.getField("type");
    String fixed = type.equals(ORDINAL) ? ORDINAL : line.getField("value");
    boolean whole = place.group(2) == null;
    if (fixed.isEmpty() == type.isEmpty() && !type.equals(ORDINAL)) {
      throw new IllegalArgumentException("a row has either a type or a fixed value");
    }
    if (whole != type.equals(TypeWriters.SAID)) {
      throw new IllegalArgumentException("a row of a segment only says: its type is said");
    }
    Optional<Expression> path = expression(line.getField("fhir"));
    if (path.isEmpty() && fixed.isEmpty()) {
      throw new IllegalArgumentException("a row without a fixed value has a path");
    }
    return new Row(
        whole ? 0 : Integer.parseInt(place.group(2)),
        "~".equals(place.group(3)),
        expression(line.getField("condition")),
        path,
        fixed.isEmpty()
            ? TypeWriters.named(type, line.getField("table"), functions)
            : TypeWriters.ALL_OF_IT,
        fixed);
  }

  private static Optional<Expression> expression(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Expression.of(text));
  }

  boolean isOrdinal() {
    return fixed.equals(ORDINAL);
  }
}
