package org.corridor.claims;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.Revision;
import org.corridor.repository.RevisionQuery;
import org.corridor.repository.VersionPlace;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Makes drafts of what was charged, and hands over those that are ready. Whatever it does twice is
 * there once: drafts have ids that follow from their visit, lots keep theirs until they are taken.
 */
public final class ClaimsDesk {
  private static final List<String> TYPES =
      List.of("ChargeItem", "Encounter", "Condition", "Procedure");
  private static final int PAGE = 500;

  /** A transaction that takes long writes versions of when it began: who looked looks again. */
  private static final Duration LATE = Duration.ofMinutes(2);

  /** As long as the longest round; a hub that dies keeps others waiting for so long. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private static final String WORK = "claims";

  private final ClaimDrafts drafts;
  private final ChargeCapture capture;
  private final VisitCapture visits;
  private final Corrections corrections;
  private final Drafting drafting;
  private final HandingOver handing;
  private final Authorizations authorizations;
  private final Leases leases;
  private final Clock clock;

  ClaimsDesk(
      ClaimsSettings settings,
      ClaimDrafts drafts,
      Scrub scrub,
      Originals originals,
      Authorizations authorizations,
      Leases leases,
      Clock clock) {
    this.drafts = drafts;
    this.corrections = new Corrections(originals);
    this.drafting = new Drafting(scrub);
    this.capture = new ChargeCapture(settings, drafting, corrections, authorizations);
    this.visits = new VisitCapture(drafts, capture, clock);
    this.authorizations = authorizations;
    this.handing = new HandingOver(settings, drafts, scrub, clock);
    this.leases = leases;
    this.clock = clock;
  }

  /**
   * Makes drafts of the visits that something changed about.
   *
   * @return false if another hub is at it
   */
  public boolean capture(FhirRepository repository, Outbox outbox) {
    return leases
        .alone(
            WORK,
            LONGEST,
            () -> {
              // A claim that is leaving must not change before it is known to have left.
              handing.finish(repository, outbox);
              if (drafts.interrupted().isEmpty()) {
                changed(repository);
              }
              return true;
            })
        .orElse(false);
  }

  private void changed(FhirRepository repository) {
    Instant to = clock.instant();
    Instant from = drafts.lookedTo().map(looked -> looked.minus(LATE)).orElse(Instant.EPOCH);
    Set<String> touched = blocked(repository);
    authorizations.payersThatAnswered(from).forEach(payer -> touched.addAll(ready(payer)));
    Optional<VersionPlace> after = Optional.empty();
    List<Revision> page;
    do {
      page = repository.changed(new RevisionQuery(TYPES, from, to, after, PAGE));
      page.forEach(revision -> visit(revision.resource()).ifPresent(touched::add));
      after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).place());
    } while (!page.isEmpty());
    capture(repository, List.copyOf(touched));
    drafts.looked(to);
  }

  /**
   * Looks again at the blocked drafts that no visit makes.
   *
   * @return the visits of the others
   */
  Set<String> blocked(FhirRepository repository) {
    Set<String> blocked = new LinkedHashSet<>();
    for (DraftRow row : drafts.blocked()) {
      if (row.purpose() != DraftPurpose.ORIGINAL || row.encounter().isEmpty()) {
        LookAgain look = new LookAgain(row, corrections, drafting);
        repository.commit(List.of(look));
        drafts.put(look.drafts());
      }
      if (row.purpose() != DraftPurpose.SECONDARY && !row.encounter().isEmpty()) {
        blocked.add(row.encounter());
      }
    }
    return blocked;
  }

  /** Visits whose claims could leave to a payer: it may have given them a number meanwhile. */
  private List<String> ready(String payer) {
    return drafts
        .search(
            new DraftQuery(
                Optional.of(DraftState.READY),
                Optional.of(payer),
                Optional.empty(),
                Optional.empty(),
                DraftQuery.MOST))
        .stream()
        .map(DraftRow::encounter)
        .filter(visit -> !visit.isEmpty())
        .toList();
  }

  /** Makes the drafts of visits. */
  void capture(FhirRepository repository, List<String> encounters) {
    visits.capture(repository, encounters);
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

  /**
   * Hands over what is ready and has waited long enough for late charges.
   *
   * @return how many claims; empty if another hub is at it
   */
  public Optional<Integer> send(FhirRepository repository, Outbox outbox) {
    return leases.alone(
        WORK,
        LONGEST,
        () -> {
          handing.finish(repository, outbox);
          if (drafts.interrupted().isEmpty()) {
            // Who pays may have changed since.
            capture(repository, handing.due(outbox));
          }
          return handing.send(repository, outbox);
        });
  }

  /**
   * Makes a claim in place of one that was sent: as its visit stands now, or to take it back.
   *
   * @param claim as {@code Claim/…}
   * @param who wants it; what somebody wants waits for no late charges
   * @return the new draft's claim
   * @throws LotRefused when the claim has not left, or something takes its place already
   */
  public String correct(FhirRepository repository, String claim, boolean isVoid, String who) {
    Correcting change = new Correcting(claim, isVoid, capture, corrections, drafting);
    repository.commit(List.of(change));
    Draft draft = change.draft();
    drafts.put(List.of(draft));
    drafts.wanted("Claim/" + Visit.id(draft.claim()), who);
    return "Claim/" + Visit.id(draft.claim());
  }
}
