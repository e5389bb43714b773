package org.corridor.hl7v2;

import java.util.List;

/**
 * A place in a message, read from {@code OBX[2]-5[1].1.2}.
 *
 * @param segment the segment's name; empty within a segment
 * @param ordinal which of that name, from 1
 * @param field the field's number
 * @param repetition which repetition, from 1
 * @param component from 1; 0 for the whole repetition
 * @param subcomponent from 1
 */
record Path(
    String segment, int ordinal, int field, int repetition, int component, int subcomponent) {

  /** Reads a path that starts with a segment's name. */
  static Path from(String path) {
    int dash = path.indexOf('-');
    if (dash < 3) {
      throw new IllegalArgumentException("not a path in a message: " + path);
    }
    int ordinal = dash == 3 ? 1 : number(path, 4, dash - 1);
    return fields(path, dash + 1, path.substring(0, 3), ordinal);
  }

  /** Reads a path within a segment. */
  static Path in(String path) {
    return fields(path, 0, "", 1);
  }

  private static Path fields(String path, int start, String segment, int ordinal) {
    int dot = path.indexOf('.', start);
    int end = dot < 0 ? path.length() : dot;
    int bracket = path.indexOf('[', start);
    int repetition = bracket < 0 ? 1 : number(path, bracket + 1, end - 1);
    int field = number(path, start, bracket < 0 ? end : bracket);
    if (dot < 0) {
      return new Path(segment, ordinal, field, repetition, 0, 1);
    }
    int second = path.indexOf('.', dot + 1);
    int component = number(path, dot + 1, second < 0 ? path.length() : second);
    int subcomponent = second < 0 ? 1 : number(path, second + 1, path.length());
    return new Path(segment, ordinal, field, repetition, component, subcomponent);
  }

  private static int number(String path, int from, int to) {
    return Integer.parseInt(path, from, to, 10);
  }

  String of(V2Message message) {
    List<V2Segment> all = message.all(segment);
    return ordinal > all.size() ? "" : of(all.get(ordinal - 1));
  }

  String of(V2Segment found) {
    V2Field value = found.field(field);
    if (repetition == 1) {
      return component == 0 ? value.text() : value.first().glance(component, subcomponent);
    }
    List<V2Repetition> all = value.repetitions();
    if (repetition > all.size()) {
      return "";
    }
    V2Repetition one = all.get(repetition - 1);
    return component == 0 ? one.glance() : one.glance(component, subcomponent);
  }
}
