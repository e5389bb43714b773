package org.corridor.loops;

/** How a loop stands. */
public enum LoopState {
  /** There is no answer yet. */
  OPEN,
  /** There is part of an answer. */
  PARTIAL,
  /** There is an answer. */
  DONE,
  /** No answer is expected. */
  CANCELLED,
  /** There is no answer, and the time for it has passed. */
  OVERDUE;

  /**
   * How it stands after an event.
   *
   * @param newer whether the message came after the one that decided this state: what is processed
   *     late does not undo what was said since
   */
  LoopState after(LoopEvent event, boolean newer) {
    return switch (event) {
      case ORDERED, ACCEPTED -> this;
      case KEPT -> this == CANCELLED && newer ? OPEN : this;
      case PARTIAL -> isUnanswered() || (this == CANCELLED && newer) ? PARTIAL : this;
      case FINAL, CORRECTED -> this == CANCELLED && !newer ? this : DONE;
      // Whoever takes an order back after its result is too late.
      case CANCELLED -> this == DONE || (this == PARTIAL && !newer) ? this : CANCELLED;
      case WITHDRAWN -> isUnanswered() || newer ? CANCELLED : this;
    };
  }

  /** What two halves of one loop come to. */
  LoopState with(LoopState other) {
    return rank() >= other.rank() ? this : other;
  }

  private boolean isUnanswered() {
    return this == OPEN || this == OVERDUE;
  }

  private int rank() {
    return switch (this) {
      case OPEN -> 0;
      case OVERDUE -> 1;
      case CANCELLED -> 2;
      case PARTIAL -> 3;
      case DONE -> 4;
    };
  }
}
