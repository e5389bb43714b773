package org.corridor.translation;

/**
 * A row of a mapping table cannot be used. Found at start-up, never while a message is on its way.
 */
public final class BrokenTable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenTable(String file, long line, String why) {
    super(file + ":" + line + ": " + why);
  }
}
