package org.corridor.ledger.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.ledger.Adjustment;
import org.corridor.ledger.ClaimPayment;
import org.corridor.ledger.RemittanceClaim;

/**
 * What a remittance says of a claim, and what became of it.
 *
 * @param position of its CLP in the set, by which repairs name it
 * @param status CLP02
 * @param reason why it is parked; empty if it is not
 * @param difference of an unbalanced one, how much more is paid than its amounts explain
 */
public record EntryView(
    UUID remittance,
    long position,
    String number,
    String payerNumber,
    String status,
    BigDecimal charge,
    BigDecimal paid,
    BigDecimal patient,
    Optional<UUID> claim,
    String state,
    String reason,
    BigDecimal difference,
    boolean reversed,
    Instant stateAt,
    String who,
    String note,
    List<AdjustmentView> adjustments,
    List<ServiceView> services) {

  /** Why not all is paid. */
  public record AdjustmentView(String group, String reason, BigDecimal amount, boolean denial) {
    static AdjustmentView of(Adjustment one) {
      return new AdjustmentView(one.group(), one.reason(), Money.of(one.amount()), one.denial());
    }
  }

  /**
   * A service.
   *
   * @param line of the claim; 0 if it is not found there
   */
  public record ServiceView(
      String control,
      String procedure,
      String modifiers,
      int line,
      BigDecimal charge,
      BigDecimal paid,
      String remarks,
      List<AdjustmentView> adjustments) {
    static ServiceView of(ClaimPayment.Line line) {
      return new ServiceView(
          line.control(),
          line.procedure(),
          line.modifiers(),
          line.claimLine(),
          Money.of(line.charge()),
          Money.of(line.paid()),
          line.remarks(),
          line.adjustments().stream().map(AdjustmentView::of).toList());
    }
  }

  static EntryView of(RemittanceClaim entry) {
    ClaimPayment payment = entry.payment();
    return new EntryView(
        entry.remittance(),
        payment.position(),
        payment.number(),
        payment.payerNumber(),
        payment.status(),
        Money.of(payment.charge()),
        Money.of(payment.paid()),
        Money.of(payment.patient()),
        entry.claim(),
        entry.state().name(),
        entry.reason().text(),
        Money.of(entry.difference()),
        entry.reversedBy().isPresent(),
        entry.stateAt(),
        entry.who(),
        entry.note(),
        payment.adjustments().stream().map(AdjustmentView::of).toList(),
        payment.lines().stream().map(ServiceView::of).toList());
  }
}
