package org.corridor.guides;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.corridor.x12.Segment;

/** The standard's segments, composites and data elements: three tables beside this package. */
final class Dictionary {
  /**
   * A segment or a composite of the standard.
   *
   * @param elements what its elements are, in order
   * @param notes relations among them
   */
  record Entry(List<DataElement> elements, List<SyntaxNote> notes) {}

  private final Map<String, DataElement> elements = new HashMap<>();
  private final Map<String, Entry> composites = new HashMap<>();
  private final Map<String, Entry> segments = new HashMap<>();
  private final Codes names;

  Dictionary() {
    for (List<String> row : Rows.of("elements.csv", 5)) {
      elements.put(row.get(0), element(row));
    }
    read("composites.csv", composites);
    for (String composite : composites.keySet()) {
      elements.put(
          composite, new DataElement(composite, DataElement.Type.COMPOSITE, 0, Integer.MAX_VALUE));
    }
    read("segments.csv", segments);
    names = new Codes(segments.keySet());
  }

  private static DataElement element(List<String> row) {
    return new DataElement(
        row.get(0),
        DataElement.Type.valueOf(row.get(1)),
        Integer.parseInt(row.get(2)),
        Integer.parseInt(row.get(3)));
  }

  private void read(String table, Map<String, Entry> into) {
    for (List<String> row : Rows.of(table, 4)) {
      List<DataElement> all = new ArrayList<>();
      for (String number : words(row.get(1))) {
        DataElement element = elements.get(number);
        if (element == null) {
          throw new GuideDefect("%s: %s names element %s".formatted(table, row.get(0), number));
        }
        all.add(element);
      }
      List<SyntaxNote> notes = words(row.get(2)).stream().map(SyntaxNote::of).toList();
      into.put(row.get(0), new Entry(List.copyOf(all), notes));
    }
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
  }

  /** A segment of the standard. */
  Entry segment(String name) {
    return found(segments, name);
  }

  /** A composite of the standard. */
  Entry composite(String number) {
    return found(composites, number);
  }

  private static Entry found(Map<String, Entry> entries, String name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new GuideDefect(name + " is not in the dictionary");
    }
    return entry;
  }

  /** Whether the standard has a segment of this name. */
  boolean knows(Segment segment) {
    return names.contains(segment.buffer(), segment.start(0), segment.end(0));
  }
}
