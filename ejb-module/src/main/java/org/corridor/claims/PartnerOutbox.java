package org.corridor.claims;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.corridor.claims.ClaimsSettings.Submitter;
import org.corridor.exchange.NotSendable;
import org.corridor.exchange.NumberBook;
import org.corridor.exchange.Partner;
import org.corridor.exchange.Partners;
import org.corridor.exchange.SetDraft;

/**
 * Sends lots to trading partners, each as one set. The number of a set is stored with its lot
 * before the set is: a lot that is handed over again after a crash is found under that number.
 */
public final class PartnerOutbox implements Outbox {
  /** What payers take in one set. */
  static final int MOST = 5000;

  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Supplier<Partners> partners;
  private final org.corridor.exchange.Outbox outbox;
  private final NumberBook numbers;
  private final Lots lots;
  private final Leases leases;
  private final Headers headers;

  PartnerOutbox(
      Supplier<Partners> partners,
      org.corridor.exchange.Outbox outbox,
      NumberBook numbers,
      Lots lots,
      Leases leases,
      Headers headers) {
    this.partners = partners;
    this.outbox = outbox;
    this.numbers = numbers;
    this.lots = lots;
    this.leases = leases;
    this.headers = headers;
  }

  /** What stands at the beginning of sets. */
  record Headers(Submitter submitter, Clock clock) {
    SetHeader of(Partner partner, String batch) {
      return SetHeader.of(submitter, partner, batch, clock);
    }
  }

  @Override
  public boolean takes(ClaimKind kind, String payer) {
    return partner(kind.guide(), payer).isPresent();
  }

  private Optional<Partner> partner(String kind, String payer) {
    return ofPayer(partners.get(), kind, payer);
  }

  /** The one that takes sets of a kind for a payer. */
  static Optional<Partner> ofPayer(Partners partners, String kind, String payer) {
    return partners.all().stream()
        .filter(one -> one.payers().contains(payer) && one.agreed().sends().contains(kind))
        .findFirst();
  }

  @Override
  public Optional<String> taken(UUID lot) {
    return lots.find(lot)
        .filter(known -> !outbox.sent(known.partner(), "837", known.batch()).isEmpty())
        .map(Lots.Numbered::batch);
  }

  @Override
  public Optional<String> take(Lot lot) {
    Partner partner =
        partner(lot.kind().guide(), lot.payer())
            .orElseThrow(() -> new LotRefused("no partner takes " + lot.kind().guide()));
    if (lot.claims().isEmpty() || lot.claims().size() > MOST) {
      throw new LotRefused("a lot has 1 to " + MOST + " claims");
    }
    return leases.alone(
        "lot " + lot.id(), LONGEST, () -> taken(lot.id()).orElseGet(() -> send(partner, lot)));
  }

  private String send(Partner partner, Lot lot) {
    String batch = lots.number(lot.id(), partner.id(), numbers::nextReference);
    SetHeader header = headers.of(partner, batch);
    SetDraft draft =
        new SetDraft(
            lot.kind().guide(),
            Optional.empty(),
            segments -> new SubmissionWriter(segments).write(header, lot.claims()));
    try {
      outbox.send(partner.id(), List.of(draft));
    } catch (NotSendable e) {
      throw new LotRefused(String.valueOf(e.getMessage()));
    }
    return batch;
  }
}
