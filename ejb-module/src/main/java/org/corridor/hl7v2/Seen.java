package org.corridor.hl7v2;

import java.util.Arrays;

/**
 * Which parts of the fields of one segment somebody has read, as bits of one number for the first
 * repetition of a field and of another for those after it.
 */
final class Seen {

  /** Any repetition after the first. */
  static final int FURTHER = 1;

  /** The whole value of a repetition. */
  static final int WHOLE = 1 << 31;

  /** The last component with a bit of its own; all that follow share it. */
  private static final int LAST = 30;

  /** Four numbers for each field: first repetition, further ones, and the same for what is deep. */
  private static final int PLANES = 4;

  private static final int DEEP = 2;

  private final int[] parts;
  private int[] log = {};
  private int logged;
  private int open;

  Seen(int fields) {
    parts = new int[PLANES * (fields + 1)];
  }

  /** Component {@code n}, from 1. */
  static int component(int n) {
    return 1 << Math.min(n, LAST);
  }

  void saw(int field, int what) {
    add(PLANES * field + (what & FURTHER), what | FURTHER);
  }

  void sawDeep(int field, int what) {
    add(PLANES * field + DEEP + (what & FURTHER), what | FURTHER);
  }

  private void add(int index, int what) {
    if (index >= parts.length || (parts[index] & what) == what) {
      return;
    }
    if (open > 0) {
      if (logged + 2 > log.length) {
        log = Arrays.copyOf(log, log.length + 16);
      }
      log[logged] = index;
      log[logged + 1] = parts[index];
      logged += 2;
    }
    parts[index] |= what;
  }

  /** What was read of a field's first repetition, or of those after it; 0 for nothing. */
  int of(int field, boolean first) {
    return parts[PLANES * field + (first ? 0 : FURTHER)];
  }

  /** Of which components more than the first sub-component was read. */
  int deep(int field, boolean first) {
    return parts[PLANES * field + DEEP + (first ? 0 : FURTHER)];
  }

  int begin() {
    open++;
    return logged;
  }

  void keep() {
    open--;
    logged = open == 0 ? 0 : logged;
  }

  void undo(int then) {
    while (logged > then) {
      logged -= 2;
      parts[log[logged]] = log[logged + 1];
    }
    keep();
  }
}
