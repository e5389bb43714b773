package org.corridor.repository;

/** The store did not take the change now; the same change may succeed later. */
public final class RepositoryUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RepositoryUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
