package org.corridor.ledger;

import java.util.Optional;

/**
 * Why a claim of a remittance cannot be posted as it is.
 *
 * @param difference how much more is paid than its amounts explain, in cents
 */
record Verdict(ParkReason reason, long difference) {
  /**
   * Balances the services and the claim (835 TR3, 1.10.2): charge less adjustments is payment.
   * Amounts in AMT never count.
   */
  static Optional<Verdict> of(ClaimPayment claim) {
    if (!claim.readable()) {
      return Optional.of(new Verdict(ParkReason.UNREADABLE_AMOUNT, 0));
    }
    for (ClaimPayment.Line line : claim.lines()) {
      long off = line.paid() - (line.charge() - Adjustment.total(line.adjustments()));
      if (off != 0) {
        return Optional.of(new Verdict(ParkReason.SERVICE_UNBALANCED, off));
      }
    }
    long all = claim.allAdjustments().mapToLong(Adjustment::amount).sum();
    long off = claim.paid() - (claim.charge() - all);
    if (off == 0 && !claim.lines().isEmpty()) {
      off = claim.paidBesideLines() + Adjustment.total(claim.adjustments());
    }
    return off == 0 ? Optional.empty() : Optional.of(new Verdict(ParkReason.CLAIM_UNBALANCED, off));
  }
}
