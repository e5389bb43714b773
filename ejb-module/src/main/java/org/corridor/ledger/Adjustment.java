package org.corridor.ledger;

/**
 * One reason of a CAS for not paying all. Positive amounts lower the payment.
 *
 * @param group CAS01: {@code CO}, {@code OA}, {@code PI}, {@code PR}
 * @param reason the claim adjustment reason code
 * @param amount in cents
 * @param denial whether the payer denies what could have been paid, see {@link Carcs}
 */
public record Adjustment(String group, String reason, long amount, boolean denial) {
  /** Whether the patient owes it. */
  public boolean patients() {
    return group.equals("PR");
  }

  /** Whether it tells what payers before this one have done (CARC 23). */
  boolean earlierPayers() {
    return reason.equals("23");
  }

  Adjustment negated() {
    return new Adjustment(group, reason, -amount, denial);
  }

  static long total(Iterable<Adjustment> adjustments) {
    long total = 0;
    for (Adjustment one : adjustments) {
      total += one.amount();
    }
    return total;
  }
}
