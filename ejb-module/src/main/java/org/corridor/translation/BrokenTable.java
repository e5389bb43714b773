package org.corridor.translation;

/**
 * A row of a mapping table cannot be used. Found at start-up, never while a message is on its way.
 */
public final class BrokenTable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String why;

  public BrokenTable(String file, long line, String why) {
    super(file + ":" + line + ": " + why);
    this.why = why;
  }

  /** What is wrong, without the place. */
  public String why() {
    return why;
  }
}
