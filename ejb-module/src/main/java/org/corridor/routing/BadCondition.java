package org.corridor.routing;

/** A text is no condition. */
public final class BadCondition extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param column from 1, where reading failed
   */
  BadCondition(int column, String text) {
    super("column " + column + ": " + text);
  }
}
