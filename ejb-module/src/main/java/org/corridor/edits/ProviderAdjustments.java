package org.corridor.edits;

import java.util.Arrays;
import org.corridor.x12.Segment;

/** What the PLB of a remittance take from the payment, or add to it where they are negative. */
final class ProviderAdjustments {
  private static final int FIRST = 4;
  private static final int LAST = 14;
  private static final int KEPT = 64;

  private final long[] amounts = new long[KEPT];
  private int count;
  private long sum;

  void take(Segment plb) {
    for (int element = FIRST; element <= Math.min(LAST, plb.count()); element += 2) {
      long amount = Money.of(plb, element);
      sum = Money.plus(sum, amount);
      if (count < KEPT && amount != Money.UNKNOWN) {
        amounts[count++] = amount;
      }
    }
  }

  long sum() {
    return sum;
  }

  /** What may be wrong where a payment is off by so much. */
  String hint(long off) {
    if (Arrays.stream(amounts, 0, count).anyMatch(a -> a != 0 && 2 * a == off)) {
      return "the sign of a PLB of %s is not as it was paid: a positive amount lowers the payment"
          .formatted(Money.text(off / 2));
    }
    return count == 0
        ? "a difference between claims and payment needs a PLB that explains it"
        : "a positive amount in PLB lowers the payment, a negative one raises it";
  }
}
