package org.corridor.exchange;

/** A set cannot be taken before a person has done something; the message says what, without PHI. */
public final class SetUnusable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SetUnusable(String why) {
    super(why);
  }
}
