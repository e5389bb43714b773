package org.corridor.edits;

/** Dates CCYYMMDD as numbers. */
final class Dates {
  private static final int LENGTH = 8;

  private Dates() {}

  /** The date, or the first of a range; 0 where there is none. */
  static int first(byte[] bytes, int from, int to) {
    return to - from < LENGTH ? 0 : number(bytes, from);
  }

  /** The date, or the last of a range CCYYMMDD-CCYYMMDD; 0 where there is none. */
  static int last(byte[] bytes, int from, int to) {
    return to - from == 2 * LENGTH + 1 ? number(bytes, to - LENGTH) : first(bytes, from, to);
  }

  private static int number(byte[] bytes, int from) {
    int number = 0;
    for (int i = from; i < from + LENGTH; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return 0;
      }
      number = 10 * number + bytes[i] - '0';
    }
    return number;
  }

  /** How many days lie between two dates. */
  static long days(int from, int to) {
    return day(to) - day(from);
  }

  /** Days since the first of March of the year 0, which puts leap days at the end of years. */
  private static long day(int date) {
    int month = date / 100 % 100;
    long year = (long) date / 10_000 - (month < 3 ? 1 : 0);
    int shifted = (month + 9) % 12;
    return 365 * year + year / 4 - year / 100 + year / 400 + (153L * shifted + 2) / 5 + date % 100;
  }
}
