package org.corridor.ledger.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.ledger.BankTransfer;
import org.corridor.ledger.ProviderAdjustment;
import org.corridor.ledger.Remittance;

/**
 * A remittance.
 *
 * @param trace TRN02
 * @param company TRN03
 * @param amount BPR02
 * @param adjusted what provider adjustments take away
 * @param difference how much more is paid than claims and adjustments make
 * @param copyOf the first one that told of the same payment
 * @param transferred whether the money came, as far as the bank told
 * @param transferDifference how much more came than the remittance says
 */
public record RemittanceView(
    UUID id,
    String payer,
    String payerName,
    String payee,
    String trace,
    String company,
    String method,
    Optional<LocalDate> paidOn,
    BigDecimal amount,
    int claims,
    BigDecimal claimsPaid,
    BigDecimal adjusted,
    BigDecimal difference,
    String state,
    String reason,
    Optional<UUID> copyOf,
    Instant receivedAt,
    Instant stateAt,
    String who,
    String note,
    boolean transferred,
    BigDecimal transferDifference) {

  /** A page, the newest first; {@code next} is the cursor of the page that follows. */
  public record Page(List<RemittanceView> remittances, Optional<UUID> next) {
    static Page of(List<Remittance> found, int limit) {
      List<RemittanceView> page = found.stream().limit(limit).map(RemittanceView::of).toList();
      return new Page(
          page,
          found.size() > limit ? Optional.of(page.get(page.size() - 1).id()) : Optional.empty());
    }
  }

  /** A PLB adjustment; a positive amount lowers the payment. */
  public record AdjustmentView(String provider, String code, String reference, BigDecimal amount) {
    static AdjustmentView of(ProviderAdjustment one) {
      return new AdjustmentView(
          one.provider(), one.code(), one.reference(), Money.of(one.amount()));
    }
  }

  /** A remittance and all that is in it. */
  public record Detail(
      RemittanceView remittance, List<AdjustmentView> adjustments, List<EntryView> claims) {
    static Detail of(Remittance.Whole whole) {
      return new Detail(
          RemittanceView.of(whole.remittance()),
          whole.adjustments().stream().map(AdjustmentView::of).toList(),
          whole.claims().stream().map(EntryView::of).toList());
    }
  }

  static RemittanceView of(Remittance one) {
    return new RemittanceView(
        one.id(),
        one.payer(),
        one.payerName(),
        one.payee(),
        one.trace(),
        one.company(),
        one.method(),
        one.paidOn(),
        Money.of(one.amount()),
        one.claims(),
        Money.of(one.claimsPaid()),
        Money.of(one.adjusted()),
        Money.of(one.difference()),
        one.state().name(),
        one.reason().text(),
        one.copyOf(),
        one.receivedAt(),
        one.stateAt(),
        one.who(),
        one.note(),
        one.transferred().isPresent(),
        Money.of(one.transferred().map(BankTransfer::amount).orElse(one.amount()) - one.amount()));
  }

  static String table(List<Remittance> remittances) {
    Table table =
        new Table(
            "id",
            "payer",
            "trace",
            "company",
            "method",
            "paidOn",
            "amount",
            "claims",
            "claimsPaid",
            "adjusted",
            "difference",
            "state",
            "reason",
            "transferred");
    for (Remittance one : remittances) {
      RemittanceView view = of(one);
      table.row(
          view.id,
          view.payer,
          view.trace,
          view.company,
          view.method,
          view.paidOn,
          view.amount,
          view.claims,
          view.claimsPaid,
          view.adjusted,
          view.difference,
          view.state,
          view.reason,
          view.transferred);
    }
    return table.toString();
  }
}
