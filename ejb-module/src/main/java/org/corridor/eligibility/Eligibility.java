package org.corridor.eligibility;

import io.micrometer.core.instrument.Metrics;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.corridor.eligibility.CheckRows.Found;
import org.corridor.exchange.RealTime;
import org.corridor.journal.Database;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryUnavailable;
import org.corridor.vault.Vault;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;

/**
 * The door: asks whether somebody is covered. An answer that is still good is not asked for again;
 * every answer is a CoverageEligibilityResponse in the repository, found by its request.
 */
public final class Eligibility {

  private static final Logger LOG = System.getLogger(Eligibility.class.getName());
  private static final int LONGEST_LIST = 5000;

  private final Desks desks;
  private final EligibilitySettings settings;
  private final EligibilityMeters meters;
  private final Executor threads;
  private final Clock clock;

  Eligibility(
      Desks desks,
      EligibilitySettings settings,
      EligibilityMeters meters,
      Executor threads,
      Clock clock) {
    this.desks = desks;
    this.settings = settings;
    this.meters = meters;
    this.threads = threads;
    this.clock = clock;
  }

  /**
   * Eligibility outside a server, such as for measuring.
   *
   * @param database with the hub's tables
   * @param threads for questions that are asked at the same time
   */
  public static Eligibility over(
      Database database,
      Vault vault,
      Supplier<FhirRepository> repository,
      RealTime realTime,
      EligibilitySettings settings,
      Executor threads,
      Clock clock) {
    return new Eligibility(
        Desks.over(database, vault, repository, realTime, settings, threads, clock),
        settings,
        new EligibilityMeters(Metrics.globalRegistry),
        threads,
        clock);
  }

  /**
   * Who does what.
   *
   * @param settling has written the response when it returns
   * @param quick does not wait for that
   */
  record Desks(
      CheckRows rows,
      Responses responses,
      Questions questions,
      Asking asking,
      Settling settling,
      Settling quick,
      Publishing publishing) {

    static Desks over(
        Database database,
        Vault vault,
        Supplier<FhirRepository> repository,
        RealTime realTime,
        EligibilitySettings settings,
        Executor threads,
        Clock clock) {
      CheckRows rows = new CheckRows(database);
      PublicationRows coming = new PublicationRows(database, vault, clock);
      Publishing publishing = new Publishing(coming, repository, threads);
      Responses responses = new Responses(repository, coming, vault);
      InquiryWriter writer = new InquiryWriter(settings.company(), settings.zone());
      return new Desks(
          rows,
          responses,
          new Questions(repository, settings, clock),
          new Asking(realTime, writer, clock),
          new Settling(rows, responses, coming, publishing::now, settings, clock),
          new Settling(rows, responses, coming, publishing::soon, settings, clock),
          publishing);
    }
  }

  /**
   * Asks for a request that is in the repository.
   *
   * @param reference as {@code CoverageEligibilityRequest/1}
   * @throws InquiryIncomplete when something is missing that a 270 needs
   * @throws NoLine when the payer cannot be asked at all
   * @throws RepositoryUnavailable when the store is down
   */
  public Checked ask(String reference) throws InterruptedException {
    CoverageEligibilityRequest request =
        desks.responses().request(reference).orElseThrow(NoLine::new);
    return ask(request, reference, desks.settling());
  }

  /**
   * Asks for several requests at the same time. One that cannot be asked, for want of a line or of
   * something that a 270 needs, is left as it is.
   */
  public void ask(List<String> references) throws InterruptedException {
    if (references.size() == 1) {
      askIfPossible(references.get(0));
      return;
    }
    List<CompletableFuture<Void>> all =
        references.stream()
            .map(one -> CompletableFuture.runAsync(() -> askOfMany(one), threads))
            .toList();
    try {
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("not all requests were asked", e.getCause());
    }
  }

  private void askOfMany(String reference) {
    try {
      askIfPossible(reference);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void askIfPossible(String reference) throws InterruptedException {
    try {
      ask(reference);
    } catch (InquiryIncomplete | NoLine e) {
      LOG.log(Level.DEBUG, "{0} was not asked: {1}", reference, e.getMessage());
    }
  }

  /**
   * Asks for a question; the request that is stored for it has an id that follows from it. Request
   * and response are in the repository soon after.
   *
   * @throws InquiryIncomplete when something is missing that a 270 needs
   * @throws NoLine when the payer cannot be asked at all
   */
  public Checked ask(Question question) throws InterruptedException {
    return ask(question.request(desks.questions().today()), "", desks.quick());
  }

  private Checked ask(CoverageEligibilityRequest request, String reference, Settling settling)
      throws InterruptedException {
    long begun = System.nanoTime();
    Draft draft = desks.questions().draft(request, reference, "");
    RealTime.Line line = desks.asking().line(draft.payer()).orElseThrow(NoLine::new);
    Optional<Found> known = desks.rows().withKey(draft.inquiry().key());
    Check check = settling.begun(draft, known.map(Found::check), Optional.empty());
    if (known.isPresent() && isKnown(known.get().check())) {
      return settling.known(check, request, known.get());
    }
    if (!line.answersAtOnce()) {
      // The answer may come before it is known here that the question went.
      settling.settle(check, request, new Outcome.Sent(), 1);
    }
    Duration patience = settings.deadline().minusNanos(System.nanoTime() - begun);
    Outcome outcome = desks.asking().ask(line, List.of(draft), patience);
    Checked checked = settling.settle(check, request, outcome, 1);
    meters.asked(checked.check().state(), System.nanoTime() - begun);
    return checked;
  }

  /** Whether there is a good answer, or one is still to come. */
  private boolean isKnown(Check check) {
    return check.isFresh(clock.instant())
        || (check.state() == CheckState.ASKED
            && check.next().filter(next -> next.isAfter(clock.instant())).isPresent());
  }

  /** Writes responses that should be in the repository by now and are not. */
  void writeDue() {
    desks.publishing().due();
  }

  /** A check by its id. */
  public Optional<Checked> find(UUID id) {
    return desks
        .rows()
        .withId(id)
        .map(f -> new Checked(f.check(), desks.responses().open(f.check(), f.sealed()), true));
  }

  /** The work-list of a day. */
  public List<Check> of(LocalDate day) {
    return desks.rows().of(day, LONGEST_LIST);
  }
}
