package org.corridor.vault;

import org.corridor.shared.MessageId;

/** Sealed bytes that no key opens: changed, cut, or sealed for another message. */
public final class Unopenable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unopenable(MessageId id, Throwable cause) {
    super("the content of message " + id + " cannot be opened with the keys at hand", cause);
  }

  Unopenable(String message) {
    super(message);
  }
}
