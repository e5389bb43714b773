package org.corridor.claims;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.claims.Questions.Asked;
import org.corridor.claims.Questions.Last;
import org.corridor.claims.StatusRequest.Question;
import org.corridor.exchange.NotSendable;
import org.corridor.exchange.NumberBook;
import org.corridor.exchange.RealTime;
import org.corridor.exchange.RealTime.Line;
import org.corridor.exchange.SetDraft;
import org.corridor.ledger.Claim;
import org.corridor.ledger.ClaimFilter;
import org.corridor.ledger.ClaimQuery;
import org.corridor.ledger.ClaimState;
import org.corridor.ledger.Claims;
import org.corridor.repository.FhirRepository;

/** Asks payers how claims stand about which they are silent. */
public final class AskingRound {
  private static final Logger LOG = System.getLogger(AskingRound.class.getName());
  private static final String KIND = "276";
  private static final int PAGE = 1000;

  /** As many questions a set may have, and a round. */
  private static final int MOST = 1000;

  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ClaimsSettings settings;
  private final Claims ledger;
  private final ClaimDrafts drafts;
  private final Questions questions;
  private final RealTime realTime;
  private final NumberBook numbers;
  private final Leases leases;
  private final Clock clock;

  @SuppressWarnings("TooManyParameters") // everything that a question touches
  AskingRound(
      ClaimsSettings settings,
      Claims ledger,
      ClaimDrafts drafts,
      Questions questions,
      RealTime realTime,
      NumberBook numbers,
      Leases leases,
      Clock clock) {
    this.settings = settings;
    this.ledger = ledger;
    this.drafts = drafts;
    this.questions = questions;
    this.realTime = realTime;
    this.numbers = numbers;
    this.leases = leases;
    this.clock = clock;
  }

  /**
   * Asks for what is due; does nothing while another hub does.
   *
   * @return how many questions were asked
   */
  public int ask(FhirRepository repository) throws InterruptedException {
    if (settings.asking().after().isZero()) {
      return 0;
    }
    return leases
        .<Integer, InterruptedException>alone("ask", LONGEST, () -> askAll(repository))
        .orElse(0);
  }

  private int askAll(FhirRepository repository) throws InterruptedException {
    int asked = 0;
    for (Map.Entry<String, List<Due>> payer : silent().entrySet()) {
      Optional<Line> line = realTime.to(payer.getKey(), KIND);
      if (line.isPresent()) {
        asked += ask(repository, line.get(), payer.getValue());
      }
    }
    return asked;
  }

  private record Due(Claim claim, String reference, int attempt) {}

  /** Claims that are due, by payer. */
  private Map<String, List<Due>> silent() {
    Map<String, List<Due>> due = new LinkedHashMap<>();
    int count = 0;
    for (ClaimState state : List.of(ClaimState.SENT, ClaimState.ACCEPTED)) {
      Optional<UUID> before = Optional.empty();
      List<Claim> page;
      do {
        page = ledger.search(new ClaimQuery(Map.of(ClaimFilter.STATE, state.text()), before, PAGE));
        for (Claim claim : page) {
          Optional<Due> one = count < MOST ? due(claim) : Optional.empty();
          one.ifPresent(d -> due.computeIfAbsent(claim.payer(), p -> new ArrayList<>()).add(d));
          count += one.isPresent() ? 1 : 0;
          before = Optional.of(claim.id());
        }
      } while (page.size() == PAGE && count < MOST);
    }
    return due;
  }

  private Optional<Due> due(Claim claim) {
    if (!claim.counted()) {
      // It takes back another one: no decision is due.
      return Optional.empty();
    }
    Instant silent =
        claim.payerAt().filter(at -> at.isAfter(claim.sentAt())).orElse(claim.sentAt());
    Instant limit = clock.instant().minus(settings.asking().after());
    if (silent.isAfter(limit)) {
      return Optional.empty();
    }
    Optional<Last> last = questions.last(claim.id());
    boolean waits =
        last.filter(
                l -> l.nextAt().isAfter(clock.instant()) || l.asked() >= settings.asking().times())
            .isPresent();
    return waits
        ? Optional.empty()
        : drafts.numbered(claim.number()).stream()
            .filter(row -> row.state() == DraftState.SENT && row.payer().equals(claim.payer()))
            .reduce((a, b) -> a.stateAt().isAfter(b.stateAt()) ? a : b)
            .map(row -> new Due(claim, row.claim(), last.map(Last::asked).orElse(0) + 1));
  }

  private int ask(FhirRepository repository, Line line, List<Due> due) throws InterruptedException {
    WrittenClaims claims = new WrittenClaims(due.stream().map(Due::reference).toList());
    repository.commit(List.of(claims));
    String batch = numbers.nextReference();
    List<Asked> asked = new ArrayList<>();
    List<Question> written = new ArrayList<>();
    for (Due one : due) {
      Optional<Submission> claim = claims.of(one.reference());
      if (claim.isPresent()) {
        String trace = batch + "-" + (written.size() + 1);
        written.add(new Question(trace, claim.get(), one.claim().payerNumber()));
        asked.add(
            new Asked(
                trace, one.claim().id(), one.claim().number(), one.claim().payer(), one.attempt()));
      }
    }
    if (line.answersAtOnce()) {
      for (int i = 0; i < written.size(); i++) {
        String reference = i == 0 ? batch : numbers.nextReference();
        say(line, reference, asked.subList(i, i + 1), written.subList(i, i + 1));
      }
    } else if (!written.isEmpty()) {
      say(line, batch, asked, written);
    }
    return written.size();
  }

  private void say(Line line, String batch, List<Asked> asked, List<Question> written)
      throws InterruptedException {
    questions.asking(asked, settings.asking().again());
    try {
      SetHeader header = SetHeader.of(settings.submitter(), line.partner(), batch, clock);
      SetDraft set =
          new SetDraft(
              KIND,
              Optional.empty(),
              segments -> new StatusRequest(segments).write(header, written));
      // What comes back goes to the consumers of its kind, whichever way it comes.
      line.ask(List.of(set), PATIENCE);
    } catch (IOException | NotSendable | LotRefused e) {
      LOG.log(Level.WARNING, "{0} was not asked: {1}", line.partner().id(), e.getMessage());
      asked.forEach(one -> questions.unanswered(one.trace(), "not asked"));
    }
  }
}
