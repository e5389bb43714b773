package org.corridor.claims;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.claims.ClaimDrafts.Together;
import org.corridor.claims.ReadyClaims.Found;
import org.corridor.repository.FhirRepository;

/** Hands lots of drafts over; a lot keeps its id until it was taken. */
final class HandingOver {
  private final ClaimsSettings settings;
  private final ClaimDrafts drafts;
  private final Scrub scrub;
  private final Clock clock;

  HandingOver(ClaimsSettings settings, ClaimDrafts drafts, Scrub scrub, Clock clock) {
    this.settings = settings;
    this.drafts = drafts;
    this.scrub = scrub;
    this.clock = clock;
  }

  /** Goes on with lots that were on their way out when a hub stopped. */
  void finish(FhirRepository repository, Outbox outbox) {
    drafts.interrupted().forEach(lot -> hand(repository, outbox, lot, drafts.of(lot)));
  }

  /** Hands over what is ready and has waited long enough for late charges. */
  int send(FhirRepository repository, Outbox outbox) {
    Instant waited = waited();
    int sent = 0;
    for (Together together : drafts.ready()) {
      if (outbox.takes(together.kind(), together.payer())) {
        List<DraftRow> rows;
        do {
          UUID lot = UUID.randomUUID();
          rows = drafts.leaving(together, waited, lot, settings.batch());
          sent += hand(repository, outbox, lot, rows);
        } while (rows.size() == settings.batch());
      }
    }
    return sent;
  }

  /** The visits whose claims would leave now. */
  List<String> due(Outbox outbox) {
    return drafts.ready().stream()
        .filter(together -> outbox.takes(together.kind(), together.payer()))
        .flatMap(together -> drafts.due(together, waited()).stream())
        .filter(row -> row.purpose() != DraftPurpose.SECONDARY && !row.encounter().isEmpty())
        .map(DraftRow::encounter)
        .distinct()
        .toList();
  }

  private Instant waited() {
    return clock.instant().minus(Duration.ofDays(settings.holdDays()));
  }

  private int hand(FhirRepository repository, Outbox outbox, UUID lot, List<DraftRow> rows) {
    if (rows.isEmpty()) {
      return 0;
    }
    Optional<String> batch = outbox.taken(lot);
    List<DraftRow> leaving = rows;
    if (batch.isEmpty()) {
      ReadyClaims claims = new ReadyClaims(rows, scrub);
      repository.commit(List.of(claims));
      leaving = new ArrayList<>();
      List<Submission> submissions = new ArrayList<>();
      for (Found one : claims.found()) {
        if (one.submission().isPresent()) {
          leaving.add(one.row());
          submissions.add(one.submission().get());
        } else {
          drafts.stays(lot, one.row(), one.findings());
        }
      }
      batch = take(outbox, lot, leaving, submissions);
    }
    if (batch.isEmpty()) {
      return 0;
    }
    repository.commit(List.of(new Billed(leaving.stream().map(DraftRow::claim).toList())));
    drafts.sent(lot, batch.get());
    return leaving.size();
  }

  private Optional<String> take(
      Outbox outbox, UUID lot, List<DraftRow> leaving, List<Submission> claims) {
    if (leaving.isEmpty()) {
      return Optional.empty();
    }
    Together together = Together.of(leaving.get(0));
    try {
      return outbox.take(
          new Outbox.Lot(lot, together.kind(), together.payer(), together.provider(), claims));
    } catch (LotRefused e) {
      DraftFinding why =
          DraftFinding.error("not-sendable", "Claim", String.valueOf(e.getMessage()));
      leaving.forEach(row -> drafts.stays(lot, row, List.of(why)));
      return Optional.empty();
    }
  }
}
