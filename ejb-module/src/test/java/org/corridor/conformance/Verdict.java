package org.corridor.conformance;

/**
 * What became of a row of the guide.
 *
 * @param state see {@link State}
 * @param why the table that implements it, the reason of a deviation, or what is missing
 */
record Verdict(GuideRow row, State state, String why) {

  /** The states. */
  enum State {
    IMPLEMENTED,
    DEVIATION,
    MISSING
  }
}
