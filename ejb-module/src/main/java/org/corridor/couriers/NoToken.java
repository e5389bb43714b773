package org.corridor.couriers;

/** The server that gives out tokens gave none. */
final class NoToken extends Exception {

  private static final long serialVersionUID = 1L;

  NoToken(String message) {
    super(message);
  }
}
