package org.corridor.x12;

/** Compares a count of a trailer with what was counted. */
enum Counts {
  /** They agree. */
  SAME,
  /** More was sent than is there: something was lost. */
  MISSING,
  /** Less was counted than is there, or the count is no number. */
  WRONG;

  static Counts of(String stated, long counted) {
    String digits = stated.strip();
    if (digits.isEmpty()
        || digits.length() > 18
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return WRONG;
    }
    long number = Long.parseLong(digits);
    return number == counted ? SAME : number > counted ? MISSING : WRONG;
  }
}
