package org.corridor.eligibility;

/** There is no way to ask a payer. */
public final class NoLine extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NoLine() {
    super("no line to this payer is set up");
  }
}
