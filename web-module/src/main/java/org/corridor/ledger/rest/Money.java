package org.corridor.ledger.rest;

import java.math.BigDecimal;

/** Amounts as programs see them. */
final class Money {
  private Money() {}

  /** Cents as units of money with two decimal places. */
  static BigDecimal of(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }
}
