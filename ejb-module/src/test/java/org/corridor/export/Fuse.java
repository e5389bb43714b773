package org.corridor.export;

/** Kills the hub at one of its steps, as a power cut does: nothing is tidied up. */
final class Fuse {

  private static final int NEVER = Integer.MAX_VALUE;

  /** The end of the process. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private int left = NEVER;

  /** Burns through at the {@code step}th step from now. */
  void light(int step) {
    left = step;
  }

  /** Burns no more; whether it has not burnt through. */
  boolean out() {
    boolean whole = left > 0;
    left = NEVER;
    return whole;
  }

  void step() {
    if (left != NEVER && --left <= 0) {
      throw new Killed();
    }
  }
}
