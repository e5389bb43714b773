package org.corridor.edits;

import org.corridor.x12.Segment;

/** Which texts of one claim were seen, by a 64-bit hash of each; emptied without cost. */
final class ClaimTexts {
  private static final long BASIS = 0xCBF29CE484222325L;
  private static final long PRIME = 0x100000001B3L;

  private long[] hashes = new long[64];
  private int[] rounds = new int[64];
  private int round = 1;
  private int count;

  void clear() {
    round++;
    count = 0;
  }

  /** Whether a text is seen for the first time. */
  boolean first(long hash) {
    if (2 * count >= hashes.length) {
      grow();
    }
    int at = free(hash);
    if (rounds[at] == round) {
      return false;
    }
    hashes[at] = hash;
    rounds[at] = round;
    count++;
    return true;
  }

  private int free(long hash) {
    int at = (int) (hash ^ (hash >>> 32)) & (hashes.length - 1);
    while (rounds[at] == round && hashes[at] != hash) {
      at = (at + 1) & (hashes.length - 1);
    }
    return at;
  }

  private void grow() {
    long[] old = hashes;
    int[] oldRounds = rounds;
    hashes = new long[2 * old.length];
    rounds = new int[2 * old.length];
    for (int i = 0; i < old.length; i++) {
      if (oldRounds[i] == round) {
        int at = free(old[i]);
        hashes[at] = old[i];
        rounds[at] = round;
      }
    }
  }

  static long hash(long before, byte[] bytes, int from, int to) {
    long hash = before;
    for (int i = from; i < to; i++) {
      hash = (hash ^ bytes[i]) * PRIME;
    }
    return hash;
  }

  static long hash(Segment segment, int element) {
    return hash(BASIS, segment.buffer(), segment.start(element), segment.end(element));
  }

  /** Of a segment but its name. */
  static long hash(Segment segment) {
    return hash(BASIS, segment.buffer(), segment.start(1), segment.end(segment.count()));
  }
}
