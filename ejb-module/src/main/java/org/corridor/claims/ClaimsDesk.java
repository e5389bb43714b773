package org.corridor.claims;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.journal.JournalUnavailable;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryUnavailable;
import org.corridor.repository.Revision;
import org.corridor.repository.RevisionQuery;
import org.corridor.shared.Trace;
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
  private static final Logger LOG = System.getLogger(ClaimsDesk.class.getName());
  private static final List<String> TYPES =
      List.of("ChargeItem", "Encounter", "Condition", "Procedure");
  private static final int PAGE = 500;

  /** As many visits a transaction looks at. */
  private static final int TOGETHER = 16;

  /** A transaction that takes long writes versions of when it began: who looked looks again. */
  private static final Duration LATE = Duration.ofMinutes(2);

  /** As long as the longest round; a hub that dies keeps others waiting for so long. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private static final String WORK = "claims";

  private final ClaimDrafts drafts;
  private final ChargeCapture capture;
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
    Set<String> visits = blocked(repository);
    authorizations.payersThatAnswered(from).forEach(payer -> visits.addAll(ready(payer)));
    Optional<Revision.Place> after = Optional.empty();
    List<Revision> page;
    do {
      page = repository.changed(new RevisionQuery(TYPES, from, to, after, PAGE));
      page.forEach(revision -> visit(revision.resource()).ifPresent(visits::add));
      after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).place());
    } while (!page.isEmpty());
    captureAll(repository, List.copyOf(visits));
    drafts.looked(to);
  }

  /**
   * Looks again at the blocked drafts that no visit makes.
   *
   * @return the visits of the others
   */
  Set<String> blocked(FhirRepository repository) {
    Set<String> visits = new LinkedHashSet<>();
    for (DraftRow row : drafts.blocked()) {
      if (row.purpose() != DraftPurpose.ORIGINAL || row.encounter().isEmpty()) {
        LookAgain look = new LookAgain(row, corrections, drafting);
        repository.commit(List.of(look));
        drafts.put(look.drafts());
      }
      if (row.purpose() != DraftPurpose.SECONDARY && !row.encounter().isEmpty()) {
        visits.add(row.encounter());
      }
    }
    return visits;
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

  /** Makes the drafts of visits; one that cannot be read costs no other. */
  void captureAll(FhirRepository repository, List<String> encounters) {
    for (int i = 0; i < encounters.size(); i += TOGETHER) {
      captureSome(repository, encounters.subList(i, Math.min(i + TOGETHER, encounters.size())));
    }
  }

  private void captureSome(FhirRepository repository, List<String> encounters) {
    try {
      capture(repository, encounters.toArray(String[]::new));
    } catch (RepositoryUnavailable | JournalUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      if (encounters.size() > 1) {
        encounters.forEach(one -> captureSome(repository, List.of(one)));
      } else {
        LOG.log(Level.ERROR, "{0} makes no claim: {1}", encounters.get(0), Trace.of(e));
      }
    }
  }

  /** Makes the drafts of visits. */
  void capture(FhirRepository repository, String... encounters) {
    String today = LocalDate.now(clock.withZone(ZoneOffset.UTC)).toString();
    List<CaptureChange> changes =
        Stream.of(encounters).map(one -> new CaptureChange(one, capture, today)).toList();
    repository.commit(List.copyOf(changes));
    for (CaptureChange change : changes) {
      drafts.put(change.drafts());
      change.withdrawn().forEach(drafts::withdraw);
    }
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
            captureAll(repository, handing.due(outbox));
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
