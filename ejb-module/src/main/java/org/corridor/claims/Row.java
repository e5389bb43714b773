package org.corridor.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.corridor.x12.Segment;
import org.corridor.x12.Separators;

/**
 * A segment as text: elements without separators, components with {@code :} and repetitions with
 * {@code ^} between them. Empty elements at the end are left out.
 */
public record Row(String name, List<String> elements) {
  private static final String SEPARATORS = "*:^~";

  public Row {
    int used = elements.size();
    while (used > 0 && elements.get(used - 1).isEmpty()) {
      used--;
    }
    elements = List.copyOf(elements.subList(0, used));
  }

  /** A segment of elements that are clean. */
  public static Row of(String name, String... elements) {
    return new Row(name, Arrays.asList(elements));
  }

  /** A segment that was read. */
  public static Row of(Segment segment) {
    List<String> elements = new ArrayList<>();
    for (int i = 1; i <= segment.count(); i++) {
      elements.add(usual(segment.text(i), segment.separators()));
    }
    return new Row(segment.name(), elements);
  }

  /** A segment from its {@link #raw} text. */
  public static Row parse(String raw) {
    List<String> parts = Arrays.asList(raw.split("\\*", -1));
    return new Row(parts.get(0), parts.subList(1, parts.size()));
  }

  private static String usual(String text, Separators theirs) {
    if (theirs.equals(Separators.USUAL)) {
      return text;
    }
    StringBuilder usual = new StringBuilder(text);
    for (int i = 0; i < usual.length(); i++) {
      char c = usual.charAt(i);
      if (c == theirs.component()) {
        usual.setCharAt(i, ':');
      } else if (c == theirs.repetition()) {
        usual.setCharAt(i, '^');
      } else if (SEPARATORS.indexOf(c) >= 0) {
        usual.setCharAt(i, ' ');
      }
    }
    return usual.toString();
  }

  /** Whether text has characters that X12 cannot have in data. */
  static boolean isClean(String text) {
    return text.chars().noneMatch(c -> c < ' ' || c == 0x7F || SEPARATORS.indexOf(c) >= 0);
  }

  /** Text without what X12 cannot have in data. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text);
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      if (c < ' ' || c == 0x7F || SEPARATORS.indexOf(c) >= 0) {
        clean.setCharAt(i, ' ');
      }
    }
    return clean.toString().strip();
  }

  /** An element, counted from 1; empty if it is not there. */
  public String text(int element) {
    return element <= elements.size() ? elements.get(element - 1) : "";
  }

  /** A component, counted from 1. */
  public String text(int element, int component) {
    String[] components = text(element).split(":", -1);
    return component <= components.length ? components[component - 1] : "";
  }

  /** Whether it is a segment of a name whose first element is a qualifier. */
  public boolean is(String segment, String qualifier) {
    return name.equals(segment) && text(1).equals(qualifier);
  }

  /** As it stands in an interchange, without its terminator: patients' data. */
  public String raw() {
    return elements.isEmpty() ? name : name + "*" + String.join("*", elements);
  }

  /** Its name only: what it says may be of a patient. */
  @Override
  public String toString() {
    return name;
  }
}
