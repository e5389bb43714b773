package org.corridor.guides;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a segment with all elements that its line in a guide lists. */
final class WholeSegment {
  private static final Pattern WORD =
      Pattern.compile(
          "(\\d\\d)(?:-(\\d))?\\??(\\^(?:\\d+|\\*))?(?:\\{(\\d+)\\.\\.\\d+})?(?:[:=](.+))?");

  private final Dictionary dictionary;
  private final Dictionary.Entry entry;
  private final String[] values;
  private final Map<Integer, String[]> parts = new HashMap<>();
  private final int time;

  private WholeSegment(Dictionary dictionary, GuideLine line, int time) {
    this.dictionary = dictionary;
    this.entry = dictionary.segment(line.id());
    this.values = nothing(entry);
    this.time = time;
    for (String word :
        line.elements().isBlank() ? new String[0] : line.elements().split(" +", -1)) {
      take(word);
    }
  }

  /**
   * The values of a segment's elements, empty where there is none.
   *
   * @param time how often it was there before: then it has the next of its codes
   */
  static String[] of(Dictionary dictionary, GuideLine line, int time) {
    return new WholeSegment(dictionary, line, time).values;
  }

  /** The segment. */
  static String text(Dictionary dictionary, GuideLine line, String[] values) {
    return line.id() + "*" + joined(values, dictionary.segment(line.id()), "*");
  }

  private void take(String text) {
    Matcher word = WORD.matcher(text);
    if (!word.matches()) {
      throw new IllegalArgumentException(text);
    }
    int number = Integer.parseInt(word.group(1));
    DataElement data = entry.elements().get(number - 1);
    if (word.group(2) != null) {
      Dictionary.Entry composite = dictionary.composite(data.number());
      String[] own = parts.computeIfAbsent(number, n -> nothing(composite));
      int component = Integer.parseInt(word.group(2));
      DataElement part = composite.elements().get(component - 1);
      own[component - 1] = value(word, part, before(own, component));
      values[number - 1] = joined(own, composite, ":");
    } else if (data.type() != DataElement.Type.COMPOSITE) {
      String value = value(word, data, before(values, number));
      values[number - 1] = word.group(3) == null ? value : value + "^" + value;
    }
  }

  private static String[] nothing(Dictionary.Entry entry) {
    String[] values = new String[entry.elements().size()];
    Arrays.fill(values, "");
    return values;
  }

  private static String before(String[] values, int number) {
    return number < 2 ? "" : values[number - 2];
  }

  /** Of what must not stand together only the first is taken. */
  private static String joined(String[] values, Dictionary.Entry entry, String separator) {
    String[] left = values.clone();
    for (SyntaxNote note : entry.notes()) {
      while (note.kind() == 'E' && note.broken(n -> !left[n - 1].isEmpty()) > 0) {
        left[note.broken(n -> !left[n - 1].isEmpty()) - 1] = "";
      }
    }
    return String.join(separator, left).replaceAll("[" + separator + "]+$", "");
  }

  private String value(Matcher word, DataElement data, String before) {
    if (word.group(5) != null && !word.group(5).startsWith("@")) {
      String[] codes = word.group(5).split("\\|", -1);
      return codes[time % codes.length];
    }
    int least = Math.max(1, word.group(4) == null ? data.min() : Integer.parseInt(word.group(4)));
    if (data.number().equals("1251")) {
      return dated(before);
    }
    return switch (data.type()) {
      case DT -> data.max() == 6 ? "260101" : "20260101";
      case TM -> "1200";
      case N0, N2, R -> "1".repeat(least);
      default -> "A".repeat(least);
    };
  }

  private static String dated(String format) {
    return switch (format) {
      case "RD8" -> "20260101-20260102";
      case "D6" -> "260101";
      case "DT" -> "202601011200";
      case "TM", "TS" -> "1200";
      default -> "20260101";
    };
  }
}
