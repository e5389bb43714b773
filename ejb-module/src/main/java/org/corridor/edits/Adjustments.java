package org.corridor.edits;

import org.corridor.x12.Segment;

/** The amounts of a CAS: elements 3, 6, 9, 12, 15 and 18. */
final class Adjustments {
  private static final int FIRST = 3;
  private static final int LAST = 18;
  private static final int STEP = 3;

  private Adjustments() {}

  static long sum(Segment cas) {
    long sum = 0;
    int last = Math.min(LAST, cas.count());
    for (int element = FIRST; element <= last; element += STEP) {
      sum = Money.plus(sum, Money.of(cas, element));
    }
    return sum;
  }
}
