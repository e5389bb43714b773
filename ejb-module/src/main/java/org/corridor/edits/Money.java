package org.corridor.edits;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.corridor.x12.Segment;

/**
 * Amounts as whole ten-thousandths, so that sums are exact and cost nothing. {@link #UNKNOWN} is
 * what is no amount, or too large or too fine for this; so is every sum with it.
 */
final class Money {
  static final long UNKNOWN = Long.MIN_VALUE;
  static final long ONE = 10_000;
  private static final int SCALE = 4;
  private static final int MOST_DIGITS = 17;
  private static final long MOST = 100_000_000_000_000_000L;
  private static final long[] POWERS = {10_000, 1_000, 100, 10, 1};

  private Money() {}

  /** The amount of an element; nothing where it is empty. */
  static long of(Segment segment, int element) {
    return of(segment.buffer(), segment.start(element), segment.end(element));
  }

  static long of(byte[] bytes, int from, int to) {
    if (from == to) {
      return 0;
    }
    boolean negative = bytes[from] == '-';
    long digits = 0;
    int count = 0;
    int decimals = -1;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      byte b = bytes[i];
      if (b == '.' && decimals < 0) {
        decimals = 0;
      } else if (b >= '0' && b <= '9') {
        if (decimals == SCALE && b == '0') {
          continue;
        }
        count += digits == 0 && b == '0' ? 0 : 1;
        digits = 10 * digits + b - '0';
        decimals += decimals < 0 ? 0 : 1;
      } else {
        return UNKNOWN;
      }
      if (count > MOST_DIGITS || decimals > SCALE) {
        return UNKNOWN;
      }
    }
    long power = POWERS[Math.max(decimals, 0)];
    if (digits > MOST / power) {
      return UNKNOWN;
    }
    long scaled = digits * power;
    return negative ? -scaled : scaled;
  }

  static long plus(long a, long b) {
    if (a == UNKNOWN || b == UNKNOWN) {
      return UNKNOWN;
    }
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? UNKNOWN : sum;
  }

  static long minus(long a, long b) {
    return b == UNKNOWN ? UNKNOWN : plus(a, -b);
  }

  /** Whether both are known and differ. */
  static boolean differ(long a, long b) {
    return a != b && a != UNKNOWN && b != UNKNOWN;
  }

  /** As people write it: {@code 12.50}. */
  static String text(long amount) {
    BigDecimal exact = BigDecimal.valueOf(amount, SCALE).stripTrailingZeros();
    return (exact.scale() < 2 ? exact.setScale(2, RoundingMode.UNNECESSARY) : exact)
        .toPlainString();
  }

  /** How far an amount is from what it should be, in words. */
  static String difference(long stated, long expected) {
    long off = stated - expected;
    return off > 0 ? text(off) + " too much" : text(-off) + " too little";
  }
}
