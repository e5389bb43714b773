package org.corridor.claims;

/** A lot is not to be sent as things are; the message says why, without PHI. */
public final class LotRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says why. */
  public LotRefused(String why) {
    super(why);
  }
}
