package org.corridor.x12;

import java.nio.charset.StandardCharsets;

/** Money in decimal numbers (type R) and in cents. */
public final class Amounts {
  private static final int PLACES = 2;

  private Amounts() {}

  /**
   * Cents as a decimal number without zeros that say nothing: 12550 is {@code 125.5}, 0 is {@code
   * 0}.
   */
  public static String text(long cents) {
    String sign = cents < 0 ? "-" : "";
    long whole = Math.abs(cents / 100);
    long part = Math.abs(cents % 100);
    if (part == 0) {
      return sign + whole;
    }
    String digits = part % 10 == 0 ? Long.toString(part / 10) : "%02d".formatted(part);
    return sign + whole + "." + digits;
  }

  /**
   * The cents of an element of type R.
   *
   * @throws NumberFormatException if it is no amount of at most two decimal places and fifteen
   *     digits
   */
  public static long cents(Segment segment, int element) {
    return cents(segment.buffer(), segment.start(element), segment.end(element));
  }

  /** The cents of text such as {@code -12.5}; nothing is 0. */
  public static long cents(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return cents(bytes, 0, bytes.length);
  }

  private static long cents(byte[] bytes, int from, int to) {
    boolean negative = to > from && bytes[from] == '-';
    long value = 0;
    int places = -1;
    int digits = 0;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      byte b = bytes[i];
      if (b == '.' && places < 0) {
        places = 0;
      } else if (b >= '0' && b <= '9' && digits < 15 && (places < PLACES || b == '0')) {
        if (places < PLACES) {
          value = 10 * value + b - '0';
          digits++;
          places += places >= 0 ? 1 : 0;
        }
      } else {
        throw new NumberFormatException("not an amount of cents");
      }
    }
    if (digits == 0 && to > from) {
      throw new NumberFormatException("not an amount of cents");
    }
    for (int i = Math.max(places, 0); i < PLACES; i++) {
      value *= 10;
    }
    return negative ? -value : value;
  }
}
