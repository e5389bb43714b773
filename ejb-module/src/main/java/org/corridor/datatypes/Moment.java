package org.corridor.datatypes;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A point in time of HL7 v2 ({@code YYYY[MM[DD[HH[MM[SS[.S…]]]]]][+/-ZZZZ]}), not more precise than
 * it was sent.
 *
 * @param digits how many digits were given for date and time: 4, 6, 8, 10, 12 or 14
 * @param local the beginning of what was given, on the clock of the place
 * @param fraction of the second, with its point and every digit as sent; may be empty
 * @param offset of that place then; only meaningful when a time was given
 * @param shifted whether the clock never showed {@code local}, so that it was moved forward
 */
record Moment(
    int digits, LocalDateTime local, String fraction, ZoneOffset offset, boolean shifted) {

  /**
   * Reads {@code text}.
   *
   * @param zone for a time without an offset
   * @throws DateTimeException when no such moment exists
   */
  static Moment read(String text, ZoneId zone) {
    String value = compact(text);
    int sign = signIn(value);
    ZoneOffset sent = sign < 0 ? null : offset(value.substring(sign));
    String stamp = sign < 0 ? value : value.substring(0, sign);
    int point = stamp.indexOf('.');
    String whole = point < 0 ? stamp : stamp.substring(0, point);
    // Digits of a fraction belong to seconds; behind anything shorter they say nothing.
    String fraction = point < 0 || whole.length() != 14 ? "" : fraction(stamp.substring(point));
    LocalDateTime local = local(whole);
    return placed(whole.length(), local, fraction, sent, zone);
  }

  /** As a FHIR dateTime: a zone and seconds as soon as there is a time (FHIR R4, datatypes). */
  String dateTime() {
    return digits <= 8 ? date() : full();
  }

  /** As a FHIR date. */
  String date() {
    String day = local.toLocalDate().toString();
    return switch (digits) {
      case 4 -> day.substring(0, 4);
      case 6 -> day.substring(0, 7);
      default -> day;
    };
  }

  /** As a FHIR instant: the beginning of what was given. */
  String instant() {
    return full();
  }

  /** Where the offset of {@code text} begins; -1 when it has none. */
  static int signIn(String text) {
    int plus = text.indexOf('+');
    return plus >= 0 ? plus : text.lastIndexOf('-');
  }

  /** Reads {@code +HHMM}, {@code +HH}, and {@code +HMM} of senders that drop the zero. */
  static ZoneOffset offset(String text) {
    String sign = text.substring(0, 1);
    String digits = text.substring(1);
    return switch (digits.length()) {
      case 2, 4 -> ZoneOffset.of(text);
      case 3 -> ZoneOffset.of(sign + "0" + digits);
      default -> throw new DateTimeException("not an offset");
    };
  }

  private static Moment placed(
      int digits, LocalDateTime local, String fraction, @Nullable ZoneOffset sent, ZoneId zone) {
    if (sent != null) {
      return new Moment(digits, local, fraction, sent, false);
    }
    var placed = local.atZone(zone);
    boolean shifted = !placed.toLocalDateTime().equals(local);
    return digits <= 8
        ? new Moment(digits, local, fraction, placed.getOffset(), false)
        : new Moment(digits, placed.toLocalDateTime(), fraction, placed.getOffset(), shifted);
  }

  private static LocalDateTime local(String whole) {
    int year = number(whole, 0, 4);
    if (year == 0) {
      throw new DateTimeException("no year");
    }
    return switch (whole.length()) {
      case 4 -> LocalDate.of(year, 1, 1).atStartOfDay();
      case 6 -> LocalDate.of(year, number(whole, 4, 2), 1).atStartOfDay();
      case 8 -> day(whole, year).atStartOfDay();
      case 10 -> day(whole, year).atTime(number(whole, 8, 2), 0);
      case 12 -> day(whole, year).atTime(number(whole, 8, 2), number(whole, 10, 2));
      case 14 ->
          day(whole, year).atTime(number(whole, 8, 2), number(whole, 10, 2), number(whole, 12, 2));
      default -> throw new DateTimeException("not a whole number of parts");
    };
  }

  private static LocalDate day(String whole, int year) {
    return LocalDate.of(year, number(whole, 4, 2), number(whole, 6, 2));
  }

  private static int number(String text, int from, int length) {
    if (text.length() < from + length) {
      throw new DateTimeException("too short");
    }
    int value = 0;
    for (int i = from; i < from + length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new DateTimeException("not a digit");
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static String fraction(String text) {
    if (text.length() == 1 || text.length() > 10) {
      throw new DateTimeException("not a fraction");
    }
    number(text, 1, text.length() - 1);
    return text;
  }

  /** Takes ISO 8601 for what senders wrote in it: {@code 2025-06-11T08:00:00-05:00}. */
  private static String compact(String text) {
    if (text.length() < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return text;
    }
    String date = text.substring(0, 4) + text.substring(5, 7) + text.substring(8, 10);
    String time = text.substring(10).replace("T", "").replace(" ", "").replace(":", "");
    return date + (time.endsWith("Z") ? time.substring(0, time.length() - 1) + "+0000" : time);
  }

  private String full() {
    String time = local.toLocalTime().toString();
    String seconds = time.length() == 5 ? time + ":00" : time;
    String zone = offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    return local.toLocalDate() + "T" + seconds + fraction + zone;
  }
}
