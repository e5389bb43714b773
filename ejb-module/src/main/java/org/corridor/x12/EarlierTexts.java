package org.corridor.x12;

/**
 * Remembers which texts came before, in bounded memory: each is a hash of 64 bits, and there is
 * room for about a million. Two texts of one hash are taken for the same; among a million that
 * happens once in 30 million files.
 */
public final class EarlierTexts {
  private static final int MOST = 1 << 20;
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long[] hashes = new long[64];
  private int count;

  /** Whether these texts, in this order, come for the first time; true as well when it is full. */
  public boolean first(String... parts) {
    long hash = OFFSET;
    for (String part : parts) {
      for (int i = 0; i < part.length(); i++) {
        hash = (hash ^ part.charAt(i)) * PRIME;
      }
      hash = (hash ^ 0x1F) * PRIME;
    }
    return add(hash == 0 ? 1 : hash);
  }

  /** Whether it has no room for more, so that repetitions may go by unseen. */
  public boolean full() {
    return count == MOST;
  }

  private boolean add(long hash) {
    int at = slot(hashes, hash);
    if (hashes[at] == hash) {
      return false;
    }
    if (!full()) {
      hashes[at] = hash;
      count++;
      if (2 * count > hashes.length) {
        grow();
      }
    }
    return true;
  }

  private void grow() {
    long[] larger = new long[2 * hashes.length];
    for (long hash : hashes) {
      if (hash != 0) {
        larger[slot(larger, hash)] = hash;
      }
    }
    hashes = larger;
  }

  /** Where a hash is, or would be. */
  private static int slot(long[] table, long hash) {
    int mask = table.length - 1;
    int at = (int) (hash ^ hash >>> 32) & mask;
    while (table[at] != 0 && table[at] != hash) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
