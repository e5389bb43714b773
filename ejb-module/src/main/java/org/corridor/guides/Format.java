package org.corridor.guides;

import org.corridor.x12.Segment;
import org.jspecify.annotations.Nullable;

/** The types of data elements as bytes (X12.6, 3.5.1; formats of data element 1250). */
final class Format {
  /** What a value can have wrong, with the code of IK403. */
  enum Defect {
    SHORT("too-short", "4", "is shorter than it may be"),
    LONG("too-long", "5", "is longer than it may be"),
    CHARACTER("invalid-character", "6", "has a character that its type does not allow"),
    FOREIGN(
        "character-beyond-x12",
        "6",
        "has a character beyond those of X12; it is read as UTF-8 or Latin-1"),
    CODE("code-not-allowed", "7", "is not a code that the guide allows here"),
    DATE("invalid-date", "8", "is not a date of the format that it must have"),
    TIME("invalid-time", "9", "is not a time"),
    COMPONENTS("too-many-components", "13", "has components and must not");

    final String code;
    final String answer;
    final String text;

    Defect(String code, String answer, String text) {
      this.code = code;
      this.answer = answer;
      this.text = text;
    }
  }

  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final long D8 = Segment.packed("D8");
  private static final long RD8 = Segment.packed("RD8");
  private static final long D6 = Segment.packed("D6");
  private static final long DT = Segment.packed("DT");
  private static final long TM = Segment.packed("TM");
  private static final long TS = Segment.packed("TS");
  private static final long RTS = Segment.packed("RTS");

  private Format() {}

  static @Nullable Defect defect(ElementUse use, byte[] bytes, int from, int to) {
    return switch (use.data().type()) {
      case AN, ID -> text(use, bytes, from, to);
      case N0, N2 -> number(use, bytes, from, to, false);
      case R -> number(use, bytes, from, to, true);
      case DT -> date(bytes, from, to) ? null : Defect.DATE;
      case TM -> time(bytes, from, to) ? null : Defect.TIME;
      case B, COMPOSITE -> null;
    };
  }

  private static @Nullable Defect text(ElementUse use, byte[] bytes, int from, int to) {
    int length = to - from;
    boolean foreign = false;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b < ' ') {
        if (b >= 0) {
          return Defect.CHARACTER;
        }
        foreign = true;
        // the further bytes of one character of UTF-8
        length -= (b & 0xC0) == 0x80 ? 1 : 0;
      } else if (b == 0x7F) {
        return Defect.CHARACTER;
      }
    }
    Defect size = length < use.min() ? Defect.SHORT : length > use.max() ? Defect.LONG : null;
    return size == null && foreign ? Defect.FOREIGN : size;
  }

  private static @Nullable Defect number(
      ElementUse use, byte[] bytes, int from, int to, boolean decimal) {
    int i = bytes[from] == '-' ? from + 1 : from;
    int digits = 0;
    boolean point = false;
    for (; i < to; i++) {
      byte b = bytes[i];
      if (b == '.' && decimal && !point) {
        point = true;
      } else if (b >= '0' && b <= '9') {
        digits++;
      } else {
        return Defect.CHARACTER;
      }
    }
    if (digits == 0) {
      return Defect.CHARACTER;
    }
    return digits < use.min() ? Defect.SHORT : digits > use.max() ? Defect.LONG : null;
  }

  /** CCYYMMDD, or YYMMDD of the older elements. */
  static boolean date(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length != 8 && length != 6) {
      return false;
    }
    int year = length == 8 ? digits(bytes, from, from + 4) : 2000 + digits(bytes, from, from + 2);
    int month = digits(bytes, to - 4, to - 2);
    int day = digits(bytes, to - 2, to);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > DAYS[month - 1]) {
      return false;
    }
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month != 2 || day < 29 || leap;
  }

  /** HHMM, with seconds and decimals of them if there are more. */
  static boolean time(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length < 4 || length > 8 || length == 5) {
      return false;
    }
    int hours = digits(bytes, from, from + 2);
    int minutes = digits(bytes, from + 2, from + 4);
    int seconds = length > 4 ? digits(bytes, from + 4, from + 6) : 0;
    return hours >= 0
        && hours < 24
        && minutes >= 0
        && minutes < 60
        && seconds >= 0
        && seconds < 60
        && (length < 7 || digits(bytes, from + 6, to) >= 0);
  }

  /** Whether a value has the format that the qualifier before it names. */
  static @Nullable Defect dated(byte[] bytes, int qualifier, int qualifierEnd, int from, int to) {
    long format = Segment.packed(bytes, qualifier, qualifierEnd);
    if (format == D8) {
      return to - from == 8 && date(bytes, from, to) ? null : Defect.DATE;
    }
    if (format == RD8) {
      return to - from == 17
              && bytes[from + 8] == '-'
              && date(bytes, from, from + 8)
              && date(bytes, from + 9, to)
          ? null
          : Defect.DATE;
    }
    if (format == D6) {
      return to - from == 6 && date(bytes, from, to) ? null : Defect.DATE;
    }
    if (format == DT) {
      return to - from == 12 && date(bytes, from, from + 8) && time(bytes, from + 8, to)
          ? null
          : Defect.DATE;
    }
    if (format == RTS) {
      return to - from >= 14 && date(bytes, from, from + 8) ? null : Defect.DATE;
    }
    if (format == TM || format == TS) {
      return time(bytes, from, to) ? null : Defect.TIME;
    }
    return null;
  }

  /** The number that digits are, -1 if they are none. */
  private static int digits(byte[] bytes, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return -1;
      }
      number = 10 * number + bytes[i] - '0';
    }
    return number;
  }
}
