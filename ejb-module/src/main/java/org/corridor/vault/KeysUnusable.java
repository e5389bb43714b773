package org.corridor.vault;

/** The keys cannot be read, written, or are not those that sealed the stored content. */
public final class KeysUnusable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KeysUnusable(String message) {
    super(message);
  }

  KeysUnusable(String message, Throwable cause) {
    super(message, cause);
  }
}
