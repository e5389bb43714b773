package org.corridor.hl7v2;

/** Which parts of a field somebody has asked the values of, as bits of one number. */
final class Seen {

  /** Any repetition after the first. */
  static final int FURTHER = 1;

  /** The whole value of a repetition. */
  static final int WHOLE = 1 << 31;

  /** The last component with a bit of its own; all that follow share it. */
  private static final int LAST = 30;

  private Seen() {}

  /** Component {@code n}, from 1. */
  static int component(int n) {
    return 1 << Math.min(n, LAST);
  }
}
