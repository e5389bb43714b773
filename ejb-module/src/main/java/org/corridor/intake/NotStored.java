package org.corridor.intake;

import org.corridor.mllp.NotTaken;

/** The broker did not confirm that it has a message. */
public final class NotStored extends NotTaken {

  private static final long serialVersionUID = 1L;

  public NotStored(Throwable cause) {
    super("the broker did not take the message", cause);
  }

  /** Nobody asked the broker. */
  NotStored(String why) {
    super(why);
  }
}
