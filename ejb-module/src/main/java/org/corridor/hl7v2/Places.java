package org.corridor.hl7v2;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places of a message that {@code OBX-5.1} means: every OBX, every repetition. {@code
 * OBX[2]-5[1].1.2} names which; {@code ZPI} alone means the segment. Looking at values this way
 * leaves no trace in what counts as read.
 *
 * @param segment the segment's name
 * @param ordinal which of that name, from 1; 0 for all
 * @param field the field's number; 0 for the whole segment
 * @param repetition which repetition, from 1; 0 for all
 * @param component from 1; 0 for the whole repetition
 * @param subcomponent from 1; 0 for the whole component
 */
public record Places(
    String segment, int ordinal, int field, int repetition, int component, int subcomponent) {

  private static final String NUMBER = "([1-9]\\d{0,3})";
  private static final Pattern FORM =
      Pattern.compile(
          "([A-Z][A-Z0-9]{2})(?:\\[N])?(?:-N(?:\\[N])?(?:\\.N(?:\\.N)?)?)?".replace("N", NUMBER));

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException when {@code path} is none
   */
  public static Places of(String path) {
    Matcher parts = FORM.matcher(path);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "expected a place such as PID-3, PID-3[1].4.2, OBX[2]-5 or ZPI, not " + path);
    }
    return new Places(
        parts.group(1),
        number(parts.group(2)),
        number(parts.group(3)),
        number(parts.group(4)),
        number(parts.group(5)),
        number(parts.group(6)));
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** How deep it looks: 0 a segment, 1 a field, 2 a repetition, 3 a component, 4 a part of one. */
  public int depth() {
    if (subcomponent > 0) {
      return 4;
    }
    if (component > 0) {
      return 3;
    }
    return field == 0 ? 0 : repetition > 0 ? 2 : 1;
  }

  /**
   * What stands there, unescaped, in order; places without a value, or with the null value {@code
   * ""}, are left out. A component is read as its first sub-component, a segment as its name.
   */
  public List<String> values(V2Message message) {
    List<String> values = new ArrayList<>();
    for (V2Segment one : message.all(segment)) {
      if (ordinal == 0 || ordinal == one.ordinal()) {
        if (field == 0) {
          values.add(segment);
        } else {
          collect(one, values);
        }
      }
    }
    return values;
  }

  private void collect(V2Segment one, List<String> values) {
    V2Field whole = one.field(field);
    int number = 1;
    for (int from = whole.from(); from <= whole.to(); number++) {
      int to = whole.endOfRepetition(from);
      if (repetition == 0 || repetition == number) {
        String value =
            component == 0 ? one.text().read(from, to) : nullOrPart(one.text(), from, to);
        if (!value.isEmpty()) {
          values.add(value);
        }
      }
      from = to + 1;
    }
  }

  private String nullOrPart(V2Text text, int from, int to) {
    return text.isNull(from, to) ? "" : text.sub(from, to, component, Math.max(1, subcomponent));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(segment).append(index(ordinal));
    if (field > 0) {
      text.append('-').append(field).append(index(repetition));
    }
    if (component > 0) {
      text.append('.').append(component);
    }
    return (subcomponent > 0 ? text.append('.').append(subcomponent) : text).toString();
  }

  private static String index(int number) {
    return number == 0 ? "" : "[" + number + "]";
  }
}
