package org.corridor.exchange;

/** There is no further control number: they are never used again. */
public final class NumbersUsedUp extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NumbersUsedUp(String partner, NumberKind kind) {
    super("all numbers " + kind + " of " + partner + " are used up");
  }
}
