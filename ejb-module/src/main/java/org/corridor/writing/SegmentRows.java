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

  /**
   * The segment that {@code root} becomes.
   *
   * @param ordinal which of its name it is, from 1
   * @return empty when {@code root} says nothing in it
   */
  String write(Base root, int ordinal, Source source) {
    if (root instanceof Resource resource) {
      source.tell(resource);
    }
    SortedMap<Integer, List<V2Value>> fields = new TreeMap<>();
    boolean says = false;
    for (Row row : rows) {
      if (row.condition().isEmpty() || row.condition().get().holds(root)) {
        says |= write(row, root, ordinal, fields, source);
      }
    }
    return says ? text(fields) : "";
  }

  private static boolean write(
      Row row, Base root, int ordinal, SortedMap<Integer, List<V2Value>> fields, Source source) {
    List<V2Value> field = fields.computeIfAbsent(row.field(), number -> new ArrayList<>(1));
    boolean says = false;
    List<Base> values = row.path().map(path -> path.on(root)).orElse(List.of());
    for (Base value : values) {
      if (row.repeats() || field.isEmpty()) {
        V2Value to = new V2Value();
        row.writer().write(value, to, source);
        if (!to.isEmpty()) {
          field.add(to);
          says = true;
        }
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

  private String text(SortedMap<Integer, List<V2Value>> fields) {
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
