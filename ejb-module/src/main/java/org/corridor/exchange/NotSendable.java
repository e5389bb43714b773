package org.corridor.exchange;

/** Something is not to be sent, or sent again; the message says why, without PHI. */
public final class NotSendable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotSendable(String why) {
    super(why);
  }
}
