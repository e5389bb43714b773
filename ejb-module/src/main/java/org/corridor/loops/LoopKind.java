package org.corridor.loops;

/** What a loop is about. */
public enum LoopKind {
  /** An order, and its results. */
  ORDER,
  /** A referral, and the report on it. */
  REFERRAL
}
