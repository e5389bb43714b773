package org.corridor.processing;

/** The broker did not hand a message out; it keeps it and tries again. */
final class BrokerTrouble extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokerTrouble(Throwable cause) {
    super("the broker did not hand a message out", cause);
  }
}
