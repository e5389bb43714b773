package org.corridor.edits;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.x12.Segment;
import org.jspecify.annotations.Nullable;

/**
 * A question to one segment, such as {@code 05-3=7|8}. Without a comparison it asks whether the
 * element is there. A star asks all elements, or all components of one, whether any is so.
 *
 * @param element its number, 0 for the segment as such, {@link #ANY} for all
 * @param component its number, 0 for the whole element, {@link #ANY} for all
 * @param negated whether the answer is turned round
 */
record Probe(
    int element,
    int component,
    boolean negated,
    Kind kind,
    List<byte[]> least,
    List<byte[]> most,
    long number) {

  static final int ANY = 0x7F;

  enum Kind {
    THERE,
    CODE,
    PREFIX,
    LESS,
    MORE,
    LENGTH,
    MORE_THAN_COUNTED,
    NOT_COUNTED
  }

  private static final Pattern WORDS =
      Pattern.compile("(!)?(\\d\\d|\\*)?(?:-(\\d|\\*))?(?:(!=#|>#|[=<>%~])(.*))?");

  static Probe of(String text) {
    Matcher m = WORDS.matcher(text);
    if (!m.matches()) {
      throw new RuleDefect("not a question to a segment: " + text);
    }
    String sign = m.group(4) == null ? "" : m.group(4);
    String value = m.group(5) == null ? "" : m.group(5);
    Kind kind = kind(sign);
    boolean codes = kind == Kind.CODE || kind == Kind.PREFIX;
    return new Probe(
        number(m.group(2)),
        number(m.group(3)),
        m.group(1) != null,
        kind,
        codes ? bounds(value, 0) : List.of(),
        codes ? bounds(value, 1) : List.of(),
        switch (kind) {
          case LESS, MORE -> amount(value);
          case LENGTH -> Long.parseLong(value);
          default -> 0;
        });
  }

  private static Kind kind(String sign) {
    return switch (sign) {
      case "" -> Kind.THERE;
      case "=" -> Kind.CODE;
      case "~" -> Kind.PREFIX;
      case "<" -> Kind.LESS;
      case ">" -> Kind.MORE;
      case "%" -> Kind.LENGTH;
      case ">#" -> Kind.MORE_THAN_COUNTED;
      default -> Kind.NOT_COUNTED;
    };
  }

  private static int number(@Nullable String text) {
    return text == null ? 0 : text.equals("*") ? ANY : Integer.parseInt(text);
  }

  private static long amount(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return Money.of(bytes, 0, bytes.length);
  }

  private static List<byte[]> bounds(String codes, int which) {
    return Arrays.stream(codes.split("\\|"))
        .map(code -> code.split("\\.\\.", 2))
        .map(ends -> ends[Math.min(which, ends.length - 1)].getBytes(StandardCharsets.ISO_8859_1))
        .toList();
  }

  /** Whether it is so; {@code counted} is what a comparison with a count is about. */
  boolean holds(Segment segment, long counted) {
    return asked(segment, counted) != negated;
  }

  private boolean asked(Segment segment, long counted) {
    if (element != ANY) {
      return element == 0 || elementHolds(segment, element, counted);
    }
    for (int each = 1; each <= segment.count(); each++) {
      if (elementHolds(segment, each, counted)) {
        return true;
      }
    }
    return false;
  }

  private boolean elementHolds(Segment segment, int at, long counted) {
    int from = segment.start(at);
    int end = segment.end(at);
    if (component == 0 || from == end) {
      return valueHolds(segment, from, end, counted);
    }
    end = segment.repetitionEnd(from, end);
    if (component != ANY) {
      from = segment.componentStart(from, end, component);
      return valueHolds(segment, from, segment.componentEnd(from, end), counted);
    }
    while (from <= end) {
      int to = segment.componentEnd(from, end);
      if (valueHolds(segment, from, to, counted)) {
        return true;
      }
      from = to + 1;
    }
    return false;
  }

  private boolean valueHolds(Segment segment, int from, int to, long counted) {
    if (from >= to) {
      return false;
    }
    byte[] bytes = segment.buffer();
    return switch (kind) {
      case THERE -> true;
      case CODE -> code(bytes, from, to);
      case PREFIX -> prefix(bytes, from, to);
      case LENGTH -> to - from == number;
      case LESS -> known(bytes, from, to) && Money.of(bytes, from, to) < number;
      case MORE -> known(bytes, from, to) && Money.of(bytes, from, to) > number;
      case MORE_THAN_COUNTED ->
          known(bytes, from, to) && Money.of(bytes, from, to) > counted * Money.ONE;
      case NOT_COUNTED ->
          known(bytes, from, to) && Money.of(bytes, from, to) != counted * Money.ONE;
    };
  }

  private static boolean known(byte[] bytes, int from, int to) {
    return Money.of(bytes, from, to) != Money.UNKNOWN;
  }

  private boolean code(byte[] bytes, int from, int to) {
    for (int i = 0; i < least.size(); i++) {
      byte[] low = least.get(i);
      if (low.length == to - from
          && Arrays.compareUnsigned(bytes, from, to, low, 0, low.length) >= 0) {
        byte[] high = most.get(i);
        if (Arrays.compareUnsigned(bytes, from, to, high, 0, high.length) <= 0) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean prefix(byte[] bytes, int from, int to) {
    for (byte[] start : least) {
      if (to - from >= start.length
          && Arrays.equals(bytes, from, from + start.length, start, 0, start.length)) {
        return true;
      }
    }
    return false;
  }
}
