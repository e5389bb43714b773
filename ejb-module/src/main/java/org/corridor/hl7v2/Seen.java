package org.corridor.hl7v2;

import java.util.Arrays;

/**
 * Which parts of the fields of one segment somebody has read, as bits of one number for each
 * repetition of a field.
 */
final class Seen {

  /** The whole value of a repetition. */
  static final int WHOLE = 1 << 31;

  /** The last component with a bit of its own; all that follow share it. */
  private static final int LAST = 30;

  /** The last repetition, from 0, with numbers of its own; all that follow share them. */
  private static final int LAST_REPETITION = 100;

  /** Two numbers for each repetition: what was read, and what was read of what is deep. */
  private static final int PLANES = 2;

  private static final int DEEP = 1;

  /** What undoing takes: a field, an index of its numbers, and the number that stood there. */
  private static final int ENTRY = 3;

  private static final int[] NONE = {};

  private final int[] first;
  private int[][] further = {};
  private int[] log = {};
  private int logged;
  private int open;

  Seen(int fields) {
    first = new int[PLANES * (fields + 1)];
  }

  /** Component {@code n}, from 1. */
  static int component(int n) {
    return 1 << Math.min(n, LAST);
  }

  /** {@code parts} of a repetition, from 0, were read. */
  void saw(int field, int repetition, int parts) {
    add(field, index(repetition), parts);
  }

  /** More than the first sub-component of {@code parts} was read. */
  void sawDeep(int field, int repetition, int parts) {
    add(field, index(repetition) + DEEP, parts);
  }

  private static int index(int repetition) {
    return PLANES * Math.min(repetition, LAST_REPETITION);
  }

  private void add(int field, int index, int parts) {
    // A part of a value is of no field itself.
    if (field == 0 || PLANES * field >= first.length) {
      return;
    }
    int known = get(field, index);
    if ((known & parts) == parts) {
      return;
    }
    if (open > 0) {
      if (logged + ENTRY > log.length) {
        log = Arrays.copyOf(log, log.length + 8 * ENTRY);
      }
      log[logged] = field;
      log[logged + 1] = index;
      log[logged + 2] = known;
      logged += ENTRY;
    }
    set(field, index, known | parts);
  }

  private int get(int field, int index) {
    if (index < PLANES) {
      return first[PLANES * field + index];
    }
    int at = index - PLANES;
    return further.length > 0 && at < further[field].length ? further[field][at] : 0;
  }

  private void set(int field, int index, int value) {
    if (index < PLANES) {
      first[PLANES * field + index] = value;
      return;
    }
    if (further.length == 0) {
      further = new int[first.length / PLANES][];
      Arrays.fill(further, NONE);
    }
    int at = index - PLANES;
    if (at >= further[field].length) {
      further[field] = Arrays.copyOf(further[field], Math.max(2 * at, 2 * PLANES));
    }
    further[field][at] = value;
  }

  /** What was read of a repetition, from 0, of a field; 0 for nothing. */
  int of(int field, int repetition) {
    return get(field, index(repetition));
  }

  /** Of which components more than the first sub-component was read. */
  int deep(int field, int repetition) {
    return get(field, index(repetition) + DEEP);
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
      logged -= ENTRY;
      set(log[logged], log[logged + 1], log[logged + 2]);
    }
    keep();
  }
}
