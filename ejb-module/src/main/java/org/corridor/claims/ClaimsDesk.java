package org.corridor.claims;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.corridor.claims.ClaimDrafts.Together;
import org.corridor.repository.Change;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.Revision;
import org.corridor.repository.RevisionQuery;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.ChargeItem.ChargeItemStatus;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ClaimStatus;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Makes drafts of what was charged, and hands over those that are ready. Whatever it does twice is
 * there once: drafts have ids that follow from their visit, lots keep theirs until they are taken.
 */
public final class ClaimsDesk {
  private static final List<String> TYPES =
      List.of("ChargeItem", "Encounter", "Condition", "Procedure");
  private static final int PAGE = 500;

  /** A transaction that takes long writes versions of when it began. */
  private static final Duration LATE = Duration.ofMinutes(2);

  private final ClaimsSettings settings;
  private final ClaimDrafts drafts;
  private final ChargeCapture capture;
  private final Clock clock;

  public ClaimsDesk(ClaimsSettings settings, ClaimDrafts drafts, Scrub scrub, Clock clock) {
    this.settings = settings;
    this.drafts = drafts;
    this.capture = new ChargeCapture(settings, scrub);
    this.clock = clock;
  }

  /** Makes drafts of the visits that something changed about. */
  public void capture(FhirRepository repository) {
    Instant to = clock.instant().minus(LATE);
    Instant from = drafts.lookedTo().orElse(Instant.EPOCH);
    if (!from.isBefore(to)) {
      return;
    }
    Set<String> visits = new LinkedHashSet<>(blocked());
    Optional<Revision.Place> after = Optional.empty();
    List<Revision> page;
    do {
      page = repository.changed(new RevisionQuery(TYPES, from, to, after, PAGE));
      page.forEach(revision -> visit(revision.resource()).ifPresent(visits::add));
      after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).place());
    } while (!page.isEmpty());
    visits.forEach(visit -> capture(repository, visit));
    drafts.looked(to);
  }

  /** What they lack may be in a coverage or an organization by now. */
  private List<String> blocked() {
    return drafts
        .search(
            new DraftQuery(
                Optional.of(DraftState.BLOCKED),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DraftQuery.MOST))
        .stream()
        .map(DraftRow::encounter)
        .toList();
  }

  /** Makes the drafts of one visit. */
  void capture(FhirRepository repository, String encounter) {
    String today = LocalDate.now(clock.withZone(ZoneOffset.UTC)).toString();
    CaptureChange change = new CaptureChange(encounter, capture, today);
    repository.commit(List.of(change));
    drafts.put(change.drafts());
  }

  private static Optional<String> visit(Resource resource) {
    if (resource instanceof Encounter) {
      return Optional.of("Encounter/" + Visit.id(resource));
    }
    Reference encounter =
        resource instanceof ChargeItem charge
            ? charge.getContext()
            : resource instanceof Condition condition
                ? condition.getEncounter()
                : resource instanceof Procedure procedure
                    ? procedure.getEncounter()
                    : new Reference();
    return Optional.ofNullable(encounter.getReference()).filter(r -> r.startsWith("Encounter/"));
  }

  /** Hands over what is ready and has waited long enough for late charges. */
  public void send(FhirRepository repository, Outbox outbox) {
    drafts.interrupted().forEach(lot -> hand(repository, outbox, lot, drafts.of(lot)));
    String before =
        LocalDate.now(clock.withZone(ZoneOffset.UTC))
            .minusDays(settings.holdDays())
            .format(DateTimeFormatter.BASIC_ISO_DATE);
    for (Together together : drafts.ready(DraftState.READY)) {
      if (outbox.takes(together.kind(), together.payer())) {
        UUID lot = UUID.randomUUID();
        hand(repository, outbox, lot, drafts.leaving(together, before, lot, settings.batch()));
      }
    }
  }

  private void hand(FhirRepository repository, Outbox outbox, UUID lot, List<DraftRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    Together together = Together.of(rows.get(0));
    Reading reading = new Reading(rows.stream().map(DraftRow::claim).toList());
    repository.commit(List.of(reading));
    Outbox.Lot filled =
        new Outbox.Lot(
            lot, together.kind(), together.payer(), together.provider(), reading.claims());
    outbox
        .take(filled)
        .ifPresent(
            batch -> {
              repository.commit(List.of(new Billed(rows.stream().map(DraftRow::claim).toList())));
              drafts.sent(lot, batch);
            });
  }

  /** The claims of drafts as they stand in the repository. */
  private static final class Reading implements Change {
    private final List<String> references;
    private final List<Submission> claims = new ArrayList<>();

    Reading(List<String> references) {
      this.references = references;
    }

    @Override
    public Set<String> reads() {
      return Set.copyOf(references);
    }

    @Override
    public List<Resource> decide(Stored stored) {
      claims.clear();
      for (String reference : references) {
        if (stored.get(reference).orElse(null) instanceof Claim claim) {
          ClaimWriter.write(claim, stored::get).submission().ifPresent(claims::add);
        }
      }
      return List.of();
    }

    List<Submission> claims() {
      return List.copyOf(claims);
    }
  }

  /** Claims that were handed over are active, and their charges are billed. */
  private record Billed(List<String> references) implements Change {
    @Override
    public Set<String> reads() {
      return Set.copyOf(references);
    }

    @Override
    public List<Resource> decide(Stored stored) {
      List<Resource> written = new ArrayList<>();
      for (String reference : references) {
        if (stored.get(reference).orElse(null) instanceof Claim claim
            && claim.getStatus() == ClaimStatus.DRAFT) {
          written.add(claim.copy().setStatus(ClaimStatus.ACTIVE));
          claim.getItem().stream()
              .map(item -> item.getExtensionByUrl(Systems.extension("claim-charge")))
              .flatMap(extension -> charge(extension, stored).stream())
              .forEach(written::add);
        }
      }
      return written;
    }

    private static Optional<Resource> charge(@Nullable Extension extension, Stored stored) {
      return extension != null
              && extension.getValue() instanceof Reference reference
              && stored.get(reference.getReference()).orElse(null) instanceof ChargeItem charge
              && charge.getStatus() == ChargeItemStatus.BILLABLE
          ? Optional.of(charge.copy().setStatus(ChargeItemStatus.BILLED))
          : Optional.empty();
    }
  }
}
