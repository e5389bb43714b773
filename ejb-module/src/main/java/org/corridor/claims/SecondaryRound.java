package org.corridor.claims;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.corridor.claims.Decisions.Decision;
import org.corridor.claims.Payments.Payment;
import org.corridor.exchange.ClaimEvent;
import org.corridor.exchange.ClaimEventKind;
import org.corridor.exchange.ClaimEvents;
import org.corridor.ledger.Claim;
import org.corridor.ledger.ClaimFilter;
import org.corridor.ledger.ClaimQuery;
import org.corridor.ledger.Claims;
import org.corridor.ledger.EntryState;
import org.corridor.ledger.RemittanceClaim;
import org.corridor.repository.FhirRepository;

/** Makes claims to the next payers, of decisions that the ledger has posted. */
public final class SecondaryRound {
  private static final int AT_ONCE = 500;
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Set<String> FORWARDED = Set.of("19", "20", "21");

  private final Decisions decisions;
  private final Payments payments;
  private final Claims ledger;
  private final ClaimDrafts drafts;
  private final Drafting drafting;
  private final Leases leases;
  private final ClaimEvents story;
  private final Clock clock;

  @SuppressWarnings("TooManyParameters") // everything that a decision touches
  SecondaryRound(
      Decisions decisions,
      Payments payments,
      Claims ledger,
      ClaimDrafts drafts,
      Drafting drafting,
      Leases leases,
      ClaimEvents story,
      Clock clock) {
    this.decisions = decisions;
    this.payments = payments;
    this.ledger = ledger;
    this.drafts = drafts;
    this.drafting = drafting;
    this.leases = leases;
    this.story = story;
    this.clock = clock;
  }

  /** Looks at the decisions that are due; does nothing while another hub does. */
  public void look(FhirRepository repository) {
    leases.alone(
        "decisions",
        LONGEST,
        () -> {
          Map<UUID, List<Decision>> sets = bySet(decisions.due(AT_ONCE));
          sets.forEach(
              (set, due) -> {
                Map<Decision, Payment> found = payments.of(set, due);
                due.forEach(one -> look(repository, one, Optional.ofNullable(found.get(one))));
              });
          return sets.size();
        });
  }

  private static Map<UUID, List<Decision>> bySet(List<Decision> due) {
    Map<UUID, List<Decision>> sets = new LinkedHashMap<>();
    due.forEach(one -> sets.computeIfAbsent(one.set(), s -> new ArrayList<>()).add(one));
    return sets;
  }

  private void look(FhirRepository repository, Decision one, Optional<Payment> payment) {
    if (payment.isEmpty()) {
      decisions.later(one, "the 835 cannot be read");
      return;
    }
    Part paid = payment.get().paid();
    Optional<Posted> posted = posted(one, paid);
    if (posted.isEmpty() || posted.get().entry().state() == EntryState.PARKED) {
      decisions.later(one, "not posted yet");
    } else if (posted.get().entry().payment().isReversal()) {
      reversed(one);
    } else if (posted.get().entry().state() != EntryState.POSTED
        || posted.get().entry().reversedBy().isPresent()) {
      decisions.done(one, "nothing was posted, or it was taken back");
    } else if (FORWARDED.contains(paid.text("CLP", 2))) {
      decisions.done(one, "the payer sent the claim on");
    } else {
      next(repository, one, payment.get(), posted.get().claim());
    }
  }

  private record Posted(Claim claim, RemittanceClaim entry) {}

  /** What the ledger made of a decision. */
  private Optional<Posted> posted(Decision one, Part paid) {
    return ledger
        .search(new ClaimQuery(Map.of(ClaimFilter.NUMBER, one.number()), Optional.empty(), 50))
        .stream()
        .flatMap(claim -> ledger.find(claim.id()).stream())
        .flatMap(whole -> whole.entries().stream().map(e -> new Posted(whole.claim(), e)))
        .filter(
            p ->
                p.entry().payment().position() == one.position()
                    && p.entry().payment().payerNumber().equals(paid.text("CLP", 7))
                    && p.entry().payment().status().equals(paid.text("CLP", 2)))
        .findFirst();
  }

  /** A draft that rests on a payment which was taken back must not leave by itself. */
  private void reversed(Decision one) {
    drafts.numbered(one.number()).stream()
        .filter(row -> row.purpose() == DraftPurpose.SECONDARY)
        .forEach(row -> drafts.hold(row.claim(), "corridor", "the payment before was taken back"));
    decisions.done(one, "a reversal");
  }

  private void next(FhirRepository repository, Decision one, Payment payment, Claim decided) {
    Optional<DraftRow> sent =
        drafts.numbered(one.number()).stream()
            .filter(row -> row.state() == DraftState.SENT && row.payer().equals(decided.payer()))
            .reduce((a, b) -> a.stateAt().isAfter(b.stateAt()) ? a : b);
    if (sent.isEmpty()) {
      decisions.done(one, "the claim is not of this hub");
      return;
    }
    NextClaim next = new NextClaim(sent.get().claim(), payment, drafting, today());
    repository.commit(List.of(next));
    next.draft().ifPresent(draft -> drafts.put(List.of(draft)));
    if (next.isLate()) {
      story.record(
          List.of(
              new ClaimEvent(
                  one.number(),
                  ClaimEventKind.NOTE,
                  clock.instant().truncatedTo(ChronoUnit.MICROS),
                  ClaimEvent.Spot.NOWHERE,
                  "",
                  "the payer before decided again after the claim to the next one had left")));
    }
    decisions.done(one, next.draft().isPresent() ? "a claim was made" : "nobody pays after him");
  }

  private String today() {
    return LocalDate.now(clock).toString();
  }
}
