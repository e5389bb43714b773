package org.corridor.hl7v2;

import java.util.List;

/**
 * A finding's location in the parts that ERR wants; parts that are not named are empty.
 *
 * @param segment as in {@code OBX}
 * @param sequence which of that name
 */
record Place(
    String segment,
    String sequence,
    String field,
    String repetition,
    String component,
    String sub) {

  /** Reads {@code OBX[2]-5[1].1.2} and every shorter form. */
  static Place of(String location) {
    int dash = location.indexOf('-');
    String segment = dash < 0 ? location : location.substring(0, dash);
    String rest = dash < 0 ? "" : location.substring(dash + 1);
    int dot = rest.indexOf('.');
    String field = dot < 0 ? rest : rest.substring(0, dot);
    String parts = dot < 0 ? "" : rest.substring(dot + 1);
    int second = parts.indexOf('.');
    return new Place(
        name(segment),
        segment.isEmpty() ? "" : index(segment, "1"),
        name(field),
        field.isEmpty() ? "" : index(field, "1"),
        second < 0 ? parts : parts.substring(0, second),
        second < 0 ? "" : parts.substring(second + 1));
  }

  /** ERL: segment, sequence, field, repetition, component, sub-component. */
  String whole(char separator) {
    return join(separator, segment, sequence, field, repetition, component, sub);
  }

  /** The first three components of ERR-1 before 2.5. */
  String upToField(char separator) {
    return segment + separator + sequence + separator + field;
  }

  private static String name(String text) {
    int bracket = text.indexOf('[');
    return bracket < 0 ? text : text.substring(0, bracket);
  }

  private static String index(String text, String usual) {
    int bracket = text.indexOf('[');
    return bracket < 0 ? usual : text.substring(bracket + 1, text.indexOf(']'));
  }

  private static String join(char separator, String... parts) {
    int last = parts.length;
    while (last > 0 && parts[last - 1].isEmpty()) {
      last--;
    }
    return String.join(String.valueOf(separator), List.of(parts).subList(0, last));
  }
}
