package org.corridor.ledger.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.ledger.Claim;

/**
 * A claim that was sent.
 *
 * @param number CLM01
 * @param payerNumber what the payer calls it: 1K, CLP07
 * @param rank {@code P} primary, {@code S} secondary, {@code T} tertiary payer
 * @param frequency {@code 7} replaces, {@code 8} voids
 * @param refusal status code of a refusal, such as {@code A7:562:82}
 * @param payerStatus status code of the payer's last word on it, such as {@code P1:20}
 * @param patient what the patient owes
 * @param open what is left for the payer to pay
 */
public record ClaimView(
    UUID id,
    String number,
    String payer,
    String payerName,
    String payerNumber,
    String kind,
    String rank,
    String frequency,
    String state,
    Instant stateAt,
    String refusal,
    String payerStatus,
    Optional<LocalDate> servedFrom,
    Optional<LocalDate> servedTo,
    Instant firstSentAt,
    Instant sentAt,
    BigDecimal charge,
    BigDecimal paid,
    BigDecimal patient,
    BigDecimal adjusted,
    BigDecimal denied,
    BigDecimal open,
    Optional<UUID> original,
    Optional<UUID> supersededBy) {

  /** A page of claims, the newest first; {@code next} is the cursor of the page that follows. */
  public record Page(List<ClaimView> claims, Optional<UUID> next) {
    static Page of(List<Claim> found, int limit) {
      List<ClaimView> page = found.stream().limit(limit).map(ClaimView::of).toList();
      return new Page(
          page,
          found.size() > limit ? Optional.of(page.get(page.size() - 1).id()) : Optional.empty());
    }
  }

  /** A line of a claim. */
  public record LineView(
      int line,
      String control,
      String procedure,
      String modifiers,
      String revenue,
      String units,
      Optional<LocalDate> servedOn,
      String refusal,
      BigDecimal charge,
      BigDecimal paid,
      BigDecimal patient,
      BigDecimal open) {
    static LineView of(Claim.Line line) {
      return new LineView(
          line.seq(),
          line.control(),
          line.procedure(),
          line.modifiers(),
          line.revenue(),
          line.units(),
          line.servedOn(),
          line.refusal(),
          Money.of(line.charge()),
          Money.of(line.paid()),
          Money.of(line.patient()),
          Money.of(line.openInsurance()));
    }
  }

  /** A claim, its lines, and what remittances said of it. */
  public record Detail(ClaimView claim, List<LineView> lines, List<EntryView> remittances) {
    static Detail of(Claim.Whole whole) {
      return new Detail(
          ClaimView.of(whole.claim()),
          whole.lines().stream().map(LineView::of).toList(),
          whole.entries().stream().map(EntryView::of).toList());
    }
  }

  static ClaimView of(Claim claim) {
    return new ClaimView(
        claim.id(),
        claim.number(),
        claim.payer(),
        claim.payerName(),
        claim.payerNumber(),
        claim.kind(),
        claim.rank(),
        claim.frequency(),
        claim.state().text(),
        claim.stateAt(),
        claim.refusal(),
        claim.payerStatus(),
        claim.servedFrom(),
        claim.servedTo(),
        claim.firstSentAt(),
        claim.sentAt(),
        Money.of(claim.charge()),
        Money.of(claim.paid()),
        Money.of(claim.patient()),
        Money.of(claim.adjusted()),
        Money.of(claim.denied()),
        Money.of(claim.openInsurance()),
        claim.original(),
        claim.supersededBy());
  }

  static String table(List<Claim> claims) {
    Table table =
        new Table(
            "id",
            "number",
            "payer",
            "payerNumber",
            "state",
            "servedFrom",
            "servedTo",
            "sentAt",
            "charge",
            "paid",
            "patient",
            "adjusted",
            "denied",
            "open");
    for (Claim one : claims) {
      ClaimView view = of(one);
      table.row(
          view.id,
          view.number,
          view.payer,
          view.payerNumber,
          view.state,
          view.servedFrom,
          view.servedTo,
          view.sentAt,
          view.charge,
          view.paid,
          view.patient,
          view.adjusted,
          view.denied,
          view.open);
    }
    return table.toString();
  }
}
