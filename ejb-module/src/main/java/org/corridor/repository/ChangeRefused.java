package org.corridor.repository;

/** The store will never take this change as it is. The message says which rule, without PHI. */
public final class ChangeRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ChangeRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
