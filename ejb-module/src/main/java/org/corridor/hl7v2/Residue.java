package org.corridor.hl7v2;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a message says and nobody has asked for: fields with a value, components of fields that were
 * read in part, and repetitions after the first where that one was read. What carries no
 * information of its own, such as set ids, is not listed ({@code without-content.csv}).
 */
public final class Residue {

  /** So many at the most: a message of a hundred thousand odd fields has one problem. */
  private static final int MOST = 200;

  /** Fields longer than this are not looked into: documents, not components. */
  private static final int LONG = 1 << 16;

  private static final Set<String> WITHOUT_CONTENT = read();

  private final Set<String> found = new LinkedHashSet<>();

  private Residue() {}

  /**
   * The places in {@code message} that nobody has read so far, such as {@code ZPI-3}, {@code
   * PID-5.8} or {@code PID-13[2]}; each once, however many segments of that name have it.
   */
  public static List<String> of(V2Message message) {
    Residue residue = new Residue();
    for (V2Segment segment : message.segments()) {
      int fields = segment.fieldCount();
      for (int n = 1; n <= fields && residue.found.size() < MOST; n++) {
        residue.look(segment, n);
      }
      if (residue.found.size() >= MOST && residue.found.size() < 2 * MOST) {
        // From here on only the segments are named.
        residue.found.add(segment.name());
      }
    }
    return List.copyOf(residue.found);
  }

  private void look(V2Segment segment, int n) {
    if (!segment.has(n)) {
      return;
    }
    V2Field field = segment.field(n);
    Seen seen = segment.marks();
    int start = field.from();
    for (int repetition = 0; start <= field.to(); repetition++) {
      int end = field.endOfRepetition(start);
      int read = seen.of(n, repetition);
      if (read == 0) {
        if (segment.text().hasContent(start, end)) {
          boolean further = repetition > 0 && seen.of(n, 0) != 0;
          add(segment.name() + '-' + n + (further ? "[2]" : ""));
        }
      } else if ((read & Seen.WHOLE) == 0 && end - start <= LONG) {
        components(segment, n, start, end, read, seen.deep(n, repetition));
      }
      start = end + 1;
    }
  }

  private void components(V2Segment segment, int n, int from, int to, int read, int deep) {
    V2Text text = segment.text();
    int component = 1;
    for (int start = from; start <= to; component++) {
      int end = text.next(text.separators().component(), start, to);
      int bit = Seen.component(component);
      if ((read & bit) == 0) {
        if (text.hasContent(start, end) && !text.isNull(start, end)) {
          add(segment.name() + '-' + n + '.' + component);
        }
      } else if ((deep & bit) == 0) {
        int second = text.next(text.separators().subcomponent(), start, end);
        if (second < end && text.hasContent(second, end)) {
          add(segment.name() + '-' + n + '.' + component + ".2");
        }
      }
      start = end + 1;
    }
  }

  private void add(String location) {
    if (!WITHOUT_CONTENT.contains(location)) {
      found.add(location);
    }
  }

  private static Set<String> read() {
    try (var in =
            new InputStreamReader(
                Objects.requireNonNull(
                    Residue.class.getResourceAsStream("without-content.csv"),
                    "without-content.csv"),
                StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(in)) {
      return csv.stream()
          .map(row -> row.getField("location"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
