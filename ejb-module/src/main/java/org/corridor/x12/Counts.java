package org.corridor.x12;

/** Compares a count of a trailer with what was counted. */
final class Counts {
  private Counts() {}

  static boolean same(String stated, long counted) {
    String digits = stated.strip();
    if (digits.isEmpty()
        || digits.length() > 18
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    return Long.parseLong(digits) == counted;
  }
}
