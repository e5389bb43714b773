package org.corridor.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an interchange stands. */
public enum InterchangeState {
  /** It came, and is to be checked. */
  STORED,
  /** It came, and waits for a person. */
  PARKED,
  /** It came before. */
  DUPLICATE,
  /** It came and was refused; or ours was refused by its receiver. */
  REFUSED,
  /** It came, and some of its sets were accepted. */
  PARTLY,
  /** It came, and all its sets were accepted. */
  ACCEPTED,
  /** Ours is to be sent. */
  READY,
  /** Ours is being sent, and must not come twice. */
  SENDING,
  /** Nobody knows whether ours arrived; a person decides, or an acknowledgement. */
  IN_DOUBT,
  /** Ours was sent. */
  SENT,
  /** Ours was received: a TA1 says so. */
  RECEIVED,
  /** Ours cannot be sent, and waits for a person. */
  FAILED,
  /** A person has given it up. */
  DISCARDED;

  /** The state of a name in any case. */
  public static Optional<InterchangeState> of(String name) {
    return Arrays.stream(values())
        .filter(one -> one.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst();
  }
}
