package org.corridor.loops;

/** What a message says of a loop. */
public enum LoopEvent {
  /** It is asked for, or what is asked for has changed. */
  ORDERED,
  /** The other side has it; there is nothing to see yet. */
  ACCEPTED,
  /** Part of the answer, or one that is not final. */
  PARTIAL,
  /** The answer. */
  FINAL,
  /** The answer, in place of an earlier one. */
  CORRECTED,
  /** It is not wanted any more, or the other side does not do it. */
  CANCELLED,
  /** The other side takes back what it has answered. */
  WITHDRAWN,
  /** The other side goes on although it should not. */
  KEPT;

  /** Whether it says how the loop stands. */
  boolean decides() {
    return this != ORDERED && this != ACCEPTED;
  }
}
