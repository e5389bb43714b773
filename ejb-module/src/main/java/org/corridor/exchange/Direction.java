package org.corridor.exchange;

/** Which way an interchange goes. */
public enum Direction {
  /** To us. */
  IN,
  /** From us. */
  OUT
}
