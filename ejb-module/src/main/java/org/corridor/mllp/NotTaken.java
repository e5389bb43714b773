package org.corridor.mllp;

/** Frames were not taken: the sender keeps them. */
public class NotTaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  protected NotTaken(String message) {
    super(message);
  }

  protected NotTaken(String message, Throwable cause) {
    super(message, cause);
  }
}
