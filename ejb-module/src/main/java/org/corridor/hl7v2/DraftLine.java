package org.corridor.hl7v2;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** One segment of a draft, or a line that is none, with what ends it. */
final class DraftLine {

  private final Separators separators;
  private String text;
  private String end;

  DraftLine(Separators separators, String text, String end) {
    this.separators = separators;
    this.text = text;
    this.end = end;
  }

  /** Whether {@code line} starts with a segment's name. */
  static boolean startsSegment(String line, char fieldSeparator) {
    return line.length() >= 3
        && (line.length() == 3 || line.charAt(3) == fieldSeparator)
        && isUpper(line.charAt(0))
        && isUpperOrDigit(line.charAt(1))
        && isUpperOrDigit(line.charAt(2));
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isUpperOrDigit(char c) {
    return isUpper(c) || (c >= '0' && c <= '9');
  }

  /** Takes in a line that belongs to the last field. */
  void extend(String more, String moreEnd) {
    text = text + end + more;
    end = moreEnd;
  }

  /** As in {@code PID}; empty for a line that is no segment. */
  String name() {
    return startsSegment(text, separators.field()) ? text.substring(0, 3) : "";
  }

  String end() {
    return end;
  }

  void endWith(String other) {
    end = other;
  }

  /** What stands at the first of {@code places} that has something, as it was sent. */
  Optional<String> raw(Places places) {
    String[] found = {""};
    change(
        places,
        part -> {
          found[0] = found[0].isEmpty() ? part : found[0];
          return part;
        });
    return Optional.of(found[0]).filter(part -> !part.isEmpty());
  }

  /**
   * Changes every part of this segment at {@code places}. A part that is not there is asked for as
   * the empty text, and made unless it stays empty.
   */
  void change(Places places, UnaryOperator<String> change) {
    changeField(places, whole -> field(places, whole, places.component() > 0, change));
  }

  /** As {@link #change}; of a whole field each repetition for itself. */
  void changeEach(Places places, UnaryOperator<String> change) {
    changeField(places, whole -> field(places, whole, true, change));
  }

  private void changeField(Places places, UnaryOperator<String> change) {
    int index = places.field() - (declaresSeparators() ? 1 : 0);
    text = part(text, separators.field(), index + 1, change);
  }

  private boolean declaresSeparators() {
    return text.startsWith("MSH") || text.startsWith("BHS") || text.startsWith("FHS");
  }

  private String field(Places places, String whole, boolean each, UnaryOperator<String> change) {
    char separator = separators.repetition();
    if (places.repetition() > 0) {
      return part(whole, separator, places.repetition(), one -> inner(places, one, change));
    }
    if (!each) {
      return change.apply(whole);
    }
    String changed = whole;
    int count = 1 + (int) whole.chars().filter(c -> c == separator).count();
    for (int n = 1; n <= count; n++) {
      changed = part(changed, separator, n, one -> inner(places, one, change));
    }
    return changed;
  }

  private String inner(Places places, String repetition, UnaryOperator<String> change) {
    if (places.component() == 0) {
      return change.apply(repetition);
    }
    // The null value has no components; a component beside it takes its place.
    String whole = repetition.equals("\"\"") ? "" : repetition;
    String changed =
        part(
            whole,
            separators.component(),
            places.component(),
            component ->
                places.subcomponent() == 0
                    ? change.apply(component)
                    : part(component, separators.subcomponent(), places.subcomponent(), change));
    return changed.isEmpty() ? repetition : changed;
  }

  /** {@code whole} with its part {@code n}, from 1, changed. */
  private static String part(String whole, char separator, int n, UnaryOperator<String> change) {
    int from = 0;
    int missing = 0;
    for (int i = 1; i < n; i++) {
      int next = missing > 0 ? -1 : whole.indexOf(separator, from);
      if (next < 0) {
        missing++;
      } else {
        from = next + 1;
      }
    }
    if (missing > 0) {
      String made = change.apply("");
      return made.isEmpty() ? whole : whole + String.valueOf(separator).repeat(missing) + made;
    }
    int to = whole.indexOf(separator, from);
    int end = to < 0 ? whole.length() : to;
    return whole.substring(0, from)
        + change.apply(whole.substring(from, end))
        + whole.substring(end);
  }

  @Override
  public String toString() {
    return text + end;
  }
}
