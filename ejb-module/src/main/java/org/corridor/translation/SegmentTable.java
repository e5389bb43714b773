package org.corridor.translation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.hl7v2.V2Field;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;
import org.hl7.fhir.r4.model.Base;

/**
 * What one segment says about one resource: a mapping table, read and checked once and then run for
 * every message. Safe for use by many threads.
 *
 * <p>Columns: {@code v2} (a field, or the segment alone), {@code condition} ({@link
 * ConditionReader}), {@code fhir} ({@link Target}), {@code type} (a data type map of the guide, or
 * a function by name), {@code table} (a code table of the guide), {@code value} (fixed, instead of
 * type and table), {@code clears} (what {@code ""} deletes, where that is not what {@code fhir}
 * says), {@code guide} (the guide's row), {@code note}. Rows run in their order; the rows of one
 * field stand together.
 */
public final class SegmentTable {

  private final Map<Integer, List<CompiledRow>> byField;
  private final String file;
  private final long version;

  private SegmentTable(List<Row> rows, Map<Integer, List<CompiledRow>> byField) {
    this.file = rows.isEmpty() ? "" : rows.get(0).fileName();
    this.version = Version.of(rows);
    this.byField = byField;
  }

  /** As {@link #load(Class, String, Base, Map)}, for a table that calls no functions. */
  public static SegmentTable load(Class<?> family, String file, Base root) {
    return load(family, file, root, Map.of());
  }

  /**
   * Reads the table {@code file} that lies beside {@code family}.
   *
   * @param root an example of what is filled: a resource or an element of one
   * @param functions what rows may call by name
   * @throws BrokenTable when a row cannot work, naming its file and line
   */
  public static SegmentTable load(
      Class<?> family, String file, Base root, Map<String, ValueFunction> functions) {
    return of(read(family, file), root, functions);
  }

  /** The rows of one segment for {@code root}, from elsewhere than a table. */
  static SegmentTable of(List<Row> rows, Base root, Map<String, ValueFunction> functions) {
    Map<Integer, List<CompiledRow>> byField = new LinkedHashMap<>();
    int last = -1;
    for (Row row : rows) {
      int field = field(row);
      if (field != last && byField.containsKey(field)) {
        throw row.broken("the rows of one field stand together");
      }
      byField
          .computeIfAbsent(field, f -> new ArrayList<>())
          .add(CompiledRow.of(row, root, functions));
      last = field;
    }
    return new SegmentTable(rows, byField);
  }

  private static List<Row> read(Class<?> family, String file) {
    try (InputStream in = family.getResourceAsStream(file)) {
      if (in == null) {
        throw new BrokenTable(file, 0, "no such table");
      }
      try (CsvReader<NamedCsvRecord> csv =
          CsvReader.builder()
              .skipEmptyLines(true)
              .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        List<Row> rows = new ArrayList<>();
        for (NamedCsvRecord line : csv) {
          if (!line.getHeader().equals(Row.COLUMNS)) {
            throw new BrokenTable(file, 1, "columns are " + Row.COLUMNS);
          }
          rows.add(Row.of(file, line));
        }
        return rows;
      }
    } catch (CsvParseException e) {
      throw new BrokenTable(file, 0, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static int field(Row row) {
    if (row.v2().length() == 3) {
      return 0;
    }
    try {
      Place place = Place.of(row.v2());
      if (place.component() == 0) {
        return place.field();
      }
    } catch (IllegalArgumentException e) {
      throw row.broken(String.valueOf(e.getMessage()));
    }
    throw row.broken("a row maps a whole field: " + row.v2());
  }

  /**
   * Fills {@code root} from {@code segment}.
   *
   * @return what the sender deleted with {@code ""}, as element keys of a draft
   */
  public Set<String> fill(Base root, V2Segment segment, Passage passage) {
    passage.filled(new Fill(root, segment, this));
    Filling filling = new Filling(root);
    Set<String> cleared = new LinkedHashSet<>(0);
    byField.forEach(
        (number, fieldRows) -> {
          if (number == 0) {
            Spot spot = new Spot(passage, segment, 0, segment.field(Integer.MAX_VALUE).first(), 0);
            passage.context().at(segment.location());
            fieldRows.forEach(row -> row.apply(spot, filling));
          } else if (segment.has(number)) {
            fill(filling, segment.field(number), number, fieldRows, segment, passage, cleared);
          }
        });
    return cleared;
  }

  private static void fill(
      Filling filling,
      V2Field field,
      int number,
      List<CompiledRow> rows,
      V2Segment segment,
      Passage passage,
      Set<String> cleared) {
    if (field.isNull()) {
      rows.stream().map(CompiledRow::clears).filter(key -> !key.isEmpty()).forEach(cleared::add);
      return;
    }
    passage.context().at(field);
    if (!field.repeats()) {
      fill(filling, new Spot(passage, segment, number, field.first(), 0), rows);
      return;
    }
    int index = 0;
    for (V2Repetition repetition : field.repetitions()) {
      fill(filling, new Spot(passage, segment, number, repetition, index), rows);
      index++;
    }
  }

  /** Most fields of a report are this: one repetition, for which there is no list or iterator. */
  private static void fill(Filling filling, Spot spot, List<CompiledRow> rows) {
    if (!spot.repetition().isEmpty()) {
      for (int i = 0; i < rows.size(); i++) {
        rows.get(i).apply(spot, filling);
      }
    }
  }

  /** The table's file, as {@code PID-Patient.csv}. */
  public String file() {
    return file;
  }

  /** A number that is another one when a row is. */
  long version() {
    return version;
  }
}
