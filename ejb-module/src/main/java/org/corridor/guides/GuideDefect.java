package org.corridor.guides;

/** A table is wrong; the message says where. */
public final class GuideDefect extends RuntimeException {
  private static final long serialVersionUID = 1;

  public GuideDefect(String message) {
    super(message);
  }
}
