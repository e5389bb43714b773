package org.corridor.writing;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.corridor.shared.CsvFile;
import org.corridor.translation.BrokenTable;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/**
 * What one resource, or an element of one, says in one segment: a table, read and checked once and
 * then run for every message. Safe for use by many threads.
 *
 * <p>Columns: {@code v2} (a field, as {@code PID-3~} when it repeats; the segment alone for what
 * its presence says), {@code condition} and {@code fhir} (FHIRPath from the resource or element),
 * {@code type} (a {@link TypeWriters type writer} or a function by name; {@code said} writes
 * nothing; {@code ordinal} is the segment's number), {@code table} (a code table, backwards),
 * {@code value} (fixed, instead of type), {@code note}. Rows run in their order. Each value is one
 * repetition more; a field that does not repeat keeps the first that is written.
 */
public final class SegmentRows {

  private final String segment;
  private final List<Row> rows;

  /**
   * What one resource or element says in a segment.
   *
   * @param root the resource or element
   */
  public record Part(SegmentRows rows, Base root) {}

  private SegmentRows(String segment, List<Row> rows) {
    this.segment = segment;
    this.rows = rows;
  }

  /** As {@link #load(Class, String, Map)}, for a table that calls no functions. */
  public static SegmentRows load(Class<?> family, String file) {
    return load(family, file, Map.of());
  }

  /**
   * Reads the table {@code file} that lies beside {@code family} and is called {@code
   * <Resource>-<SEG>.csv}.
   *
   * @param functions what rows may call by name
   * @throws BrokenTable when a row cannot work, naming its file and line
   */
  public static SegmentRows load(Class<?> family, String file, Map<String, TypeWriter> functions) {
    String segment = file.substring(file.lastIndexOf('-') + 1, file.lastIndexOf('.'));
    List<Row> rows = new ArrayList<>();
    for (NamedCsvRecord line : CsvFile.beside(family, file)) {
      if (!line.getHeader().equals(Row.COLUMNS)) {
        throw new BrokenTable(file, 1, "columns are " + Row.COLUMNS);
      }
      rows.add(Row.of(file, segment, line, functions));
    }
    return new SegmentRows(segment, List.copyOf(rows));
  }

  String segment() {
    return segment;
  }

  /** What {@code root} says by this table, of a segment that others fill too. */
  public Part of(Base root) {
    return new Part(this, root);
  }

  /**
   * The segment that {@code parts} become; what an earlier one says counts.
   *
   * @param ordinal which of its name it is, from 1
   * @return empty when none of them says anything in it
   */
  static String write(List<Part> parts, int ordinal, Source source) {
    SortedMap<Integer, List<V2Value>> fields = new TreeMap<>();
    boolean says = false;
    for (Part part : parts) {
      if (part.root() instanceof Resource resource) {
        source.tell(resource);
      }
      for (Row row : part.rows().rows) {
        if (row.condition().isEmpty() || row.condition().get().holds(part.root())) {
          says |= write(row, part.root(), ordinal, fields, source);
        }
      }
    }
    return says ? text(parts.get(0).rows().segment, fields) : "";
  }

  private static boolean write(
      Row row, Base root, int ordinal, SortedMap<Integer, List<V2Value>> fields, Source source) {
    List<V2Value> field = fields.computeIfAbsent(row.field(), number -> new ArrayList<>(1));
    boolean says = false;
    List<Base> values = row.path().map(path -> path.on(root)).orElse(List.of());
    for (Base value : values) {
      if (row.field() == 0 || row.repeats() || field.isEmpty()) {
        V2Value to = new V2Value();
        row.writer().write(value, to, source);
        if (!to.isEmpty()) {
          field.add(to);
          says = true;
        }
      } else {
        repeat(row, value, field, source);
      }
    }
    if (row.isOrdinal()) {
      field.add(new V2Value().set(1, String.valueOf(ordinal)));
      return false;
    }
    boolean meant = row.path().isEmpty() || !values.isEmpty();
    if (!row.fixed().isEmpty() && field.isEmpty() && meant) {
      field.add(new V2Value().set(1, row.fixed()));
      return true;
    }
    return says;
  }

  /** What would say what the field says already is said by it. */
  private static void repeat(Row row, Base value, List<V2Value> field, Source source) {
    source.sayIf(
        () -> {
          V2Value again = new V2Value();
          row.writer().write(value, again, source);
          return again.text().equals(field.get(0).text());
        });
  }

  private static String text(String segment, SortedMap<Integer, List<V2Value>> fields) {
    return IntStream.rangeClosed(1, fields.lastKey())
        .mapToObj(
            number ->
                fields.getOrDefault(number, List.of()).stream()
                    .map(V2Value::text)
                    .collect(Collectors.joining("~")))
        .collect(Collectors.joining("|", segment + "|", ""))
        .replaceAll("\\|+$", "");
  }
}
