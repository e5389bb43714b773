package org.corridor.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A claim that is being changed, with its lines and what remittances said of it. */
final class Account {
  final UUID id;
  final String payer;
  final int version;
  final Optional<UUID> original;
  final Instant firstSentAt;
  SentClaim sent;
  final List<Claim.Line> lines = new ArrayList<>();
  final List<RemittanceClaim> entries = new ArrayList<>();
  String payerNumber = "";
  Optional<UUID> supersededBy = Optional.empty();
  AnswerState acknowledged = AnswerState.SENT;
  String refusal = "";
  String payerStatus = "";
  String statusStamp = "";
  int rejections;
  Instant sentAt;
  Optional<Instant> payerAt = Optional.empty();
  ClaimState state = ClaimState.SENT;
  Instant stateAt;
  boolean counted = true;
  Balance balance;
  boolean posted;
  boolean fresh;
  boolean changed;
  boolean relined;
  boolean rewritten;

  Account(UUID id, SentClaim sent, int version, Optional<UUID> original, Instant at) {
    this.id = id;
    this.sent = sent;
    this.payer = sent.payer();
    this.version = version;
    this.original = original;
    this.firstSentAt = at;
    this.sentAt = at;
    this.stateAt = at;
    this.balance = new Balance(0, 0, 0, 0, sent.charge(), List.of());
  }

  /** Takes the content of a claim that goes out, or goes out again. */
  void content(SentClaim content) {
    sent = content;
    lines.clear();
    for (SentClaim.Line line : content.lines()) {
      lines.add(
          new Claim.Line(
              lines.size() + 1,
              line.control(),
              line.procedure(),
              line.modifiers(),
              line.revenue(),
              line.units(),
              line.charge(),
              line.servedOn(),
              "",
              0,
              0,
              line.charge()));
    }
    rewritten = true;
    relined = true;
    changed = true;
  }

  /** The same line with other amounts or another refusal. */
  void line(int index, String refused, Balance.OfLine amounts) {
    Claim.Line old = lines.get(index);
    Claim.Line now =
        new Claim.Line(
            old.seq(),
            old.control(),
            old.procedure(),
            old.modifiers(),
            old.revenue(),
            old.units(),
            old.charge(),
            old.servedOn(),
            refused,
            amounts.paid(),
            amounts.patient(),
            amounts.open());
    if (!now.equals(old)) {
      lines.set(index, now);
      relined = true;
    }
  }

  List<RemittanceClaim> active() {
    return entries.stream().filter(RemittanceClaim::active).toList();
  }

  boolean rejected() {
    return acknowledged.rejected() && active().isEmpty();
  }

  /**
   * Brings amounts and state up to date.
   *
   * @param superseder the claim that replaces or voids this one
   */
  void settle(Optional<Account> superseder, Instant at) {
    List<RemittanceClaim> active = active();
    balance =
        Balance.of(
            sent.charge(),
            lines.stream().map(Claim.Line::charge).toList(),
            active.stream().map(RemittanceClaim::payment).toList());
    for (int i = 0; i < lines.size(); i++) {
      line(i, lines.get(i).refusal(), balance.lines().get(i));
    }
    boolean gone = superseder.filter(other -> !other.rejected()).isPresent();
    counted = !gone && !sent.isVoid() && !(original.isPresent() && rejected());
    ClaimState next =
        gone
            ? superseder.filter(other -> other.sent.isVoid()).isPresent()
                ? ClaimState.VOIDED
                : ClaimState.REPLACED
            : posted(active);
    if (next != state) {
      state = next;
      stateAt = at;
    }
    changed = true;
  }

  private ClaimState posted(List<RemittanceClaim> active) {
    boolean undone = entries.stream().anyMatch(one -> one.reversedBy().isPresent());
    if (active.isEmpty()) {
      return undone ? ClaimState.REVERSED : answered();
    }
    boolean denied =
        balance.denied() > 0 || active.stream().anyMatch(one -> one.payment().status().equals("4"));
    if (denied && balance.paid() == 0) {
      return ClaimState.DENIED;
    }
    if (balance.open() > 0) {
      return ClaimState.PARTIAL;
    }
    return undone ? ClaimState.CORRECTED : ClaimState.PAID;
  }

  private ClaimState answered() {
    return switch (acknowledged) {
      case SENT, RECEIVED -> ClaimState.SENT;
      case ACCEPTED -> ClaimState.ACCEPTED;
      case REJECTED_TA1 -> ClaimState.REJECTED_TA1;
      case REJECTED_999 -> ClaimState.REJECTED_999;
      case REJECTED_277CA -> ClaimState.REJECTED_277CA;
    };
  }
}
