package org.corridor.delivery;

import java.time.Instant;

/** How many there were in the last minute, to five seconds. */
final class LastMinute {

  private static final int SECONDS = 5;
  private static final int SLOTS = 60 / SECONDS;

  private final int[] counts = new int[SLOTS];
  private final long[] slots = new long[SLOTS];

  void add(Instant now) {
    long slot = now.getEpochSecond() / SECONDS;
    int at = (int) (slot % SLOTS);
    if (slots[at] != slot) {
      slots[at] = slot;
      counts[at] = 0;
    }
    counts[at]++;
  }

  int deliveries(Instant now) {
    long oldest = now.getEpochSecond() / SECONDS - SLOTS;
    int sum = 0;
    for (int i = 0; i < SLOTS; i++) {
      sum += slots[i] > oldest ? counts[i] : 0;
    }
    return sum;
  }
}
