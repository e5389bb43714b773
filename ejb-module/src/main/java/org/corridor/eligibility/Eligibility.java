package org.corridor.eligibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.corridor.eligibility.CheckRows.Found;
import org.corridor.eligibility.Conversations.Outcome;
import org.corridor.journal.Database;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryUnavailable;
import org.corridor.shared.MessageId;
import org.corridor.vault.Vault;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;

/**
 * The door: asks whether somebody is covered. An answer that is still good is not asked for again;
 * every answer is a CoverageEligibilityResponse in the repository, found by its request.
 */
public final class Eligibility {
  private static final int LONGEST_LIST = 5000;

  private final CheckRows rows;
  private final Responses responses;
  private final Supplier<FhirRepository> repository;
  private final PayerLines lines;
  private final Conversations conversations;
  private final EligibilitySettings settings;
  private final RequestReader reader;
  private final InquiryWriter writer;
  private final EligibilityMeters meters;
  private final Clock clock;

  Eligibility(Parts parts, EligibilitySettings settings, Clock clock) {
    this.rows = parts.rows();
    this.responses = new Responses(parts.repository(), parts.vault());
    this.repository = parts.repository();
    this.lines = parts.lines();
    this.conversations = parts.conversations();
    this.meters = parts.meters();
    this.settings = settings;
    this.reader = new RequestReader(settings.provider(), settings.zone());
    this.writer = new InquiryWriter(settings.company(), settings.zone());
    this.clock = clock;
  }

  /**
   * Eligibility outside a server, such as for measuring.
   *
   * @param database with the hub's tables
   * @param threads conversations run in them
   */
  public static Eligibility over(
      Database database,
      Vault vault,
      Supplier<FhirRepository> repository,
      PayerLines lines,
      EligibilitySettings settings,
      ExecutorService threads,
      Clock clock) {
    return new Eligibility(
        new Parts(
            new CheckRows(database),
            vault,
            repository,
            lines,
            new Conversations(threads),
            new EligibilityMeters(Metrics.globalRegistry)),
        settings,
        clock);
  }

  /** What it is made of. */
  record Parts(
      CheckRows rows,
      Vault vault,
      Supplier<FhirRepository> repository,
      PayerLines lines,
      Conversations conversations,
      EligibilityMeters meters) {}

  /**
   * Asks for a request that is in the repository.
   *
   * @param reference as {@code CoverageEligibilityRequest/1}
   * @throws InquiryIncomplete when something is missing that a 270 needs; the response says so too
   * @throws NoLine when the payer cannot be asked at all
   * @throws RepositoryUnavailable when the store is down
   */
  public Checked ask(String reference) throws InterruptedException {
    CoverageEligibilityRequest request = responses.request(reference).orElseThrow(NoLine::new);
    return ask(request, reference, "");
  }

  /** Asks for a question; the request that is stored for it has an id that follows from it. */
  public Checked ask(Question question) throws InterruptedException {
    return ask(question.request(today()), "", "");
  }

  private Checked ask(CoverageEligibilityRequest request, String reference, String appointment)
      throws InterruptedException {
    long begun = System.nanoTime();
    Inquiry inquiry = inquiry(request);
    PayerLine line = lines.of(inquiry.payer().number()).orElseThrow(NoLine::new);
    Draft draft = draft(request, reference, appointment, inquiry);
    Optional<Found> known = rows.withKey(inquiry.key());
    if (known.isPresent() && known.get().check().isFresh(clock.instant())) {
      return cached(draft, known.get());
    }
    byte[] interchange = writer.interchange(line.envelope(), List.of(inquiry), clock.instant());
    Duration patience = settings.deadline().minusNanos(System.nanoTime() - begun);
    Outcome outcome = conversations.ask(inquiry.payer().number(), line, interchange, patience);
    Checked checked = settle(draft, known, received(outcome), 0, outcome);
    meters.asked(checked.check().state(), System.nanoTime() - begun);
    return checked;
  }

  /** The question of a request. */
  Inquiry inquiry(CoverageEligibilityRequest request) {
    return Glance.at(
        repository.get(),
        responses.references(request),
        stored -> reader.read(request, stored::get, today()));
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), settings.zone());
  }

  /** A question with its request, before it is known what comes of it. */
  record Draft(
      CoverageEligibilityRequest request, String reference, String appointment, Inquiry inquiry) {}

  Draft draft(
      CoverageEligibilityRequest request, String reference, String appointment, Inquiry inquiry) {
    if (!reference.isEmpty()) {
      return new Draft(request, reference, appointment, inquiry);
    }
    String own = "CoverageEligibilityRequest/" + inquiry.key();
    request.setId(own);
    return new Draft(request, own, appointment, inquiry);
  }

  /** The row of a question that is being asked. */
  Check begun(Draft draft, Optional<Check> known, Optional<Instant> next) {
    Inquiry inquiry = draft.inquiry();
    String patient = Parties.text(draft.request().getPatient().getReference());
    return new Check(
        known.map(Check::id).orElseGet(() -> MessageId.next(clock).value()),
        inquiry.key(),
        inquiry.payer().number(),
        inquiry.from(),
        patient.startsWith("#") ? "" : patient,
        draft.appointment().isEmpty()
            ? known.map(Check::appointment).orElse("")
            : draft.appointment(),
        draft.reference(),
        "CoverageEligibilityResponse/" + ResponseBuilder.idFor(draft.reference()),
        CheckState.UNANSWERED,
        Verdict.LATER,
        "asked",
        known.map(Check::attempts).orElse(0),
        clock.instant(),
        Optional.empty(),
        Optional.empty(),
        next);
  }

  private Checked cached(Draft draft, Found known) {
    Check row = known.check();
    Answer answer = responses.open(row, known.sealed()).orElseThrow();
    Check check = begun(draft, Optional.of(row), row.next());
    check = Judgements.again(check, row);
    responses.store(draft.request(), check, Optional.of(answer), answer.rejections());
    return new Checked(check, Optional.of(answer), true);
  }

  /** Nothing came. */
  Checked silent(CoverageEligibilityRequest request, Check begun, String why) {
    Judgement judgement = Judgement.silent(why, begun.attempts() + 1, clock.instant(), settings);
    return without(request, begun, judgement, List.of());
  }

  private Checked without(
      CoverageEligibilityRequest request, Check begun, Judgement judgement, List<Rejection> why) {
    Check check = Judgements.apply(begun, judgement, Optional.empty());
    rows.save(check, Optional.empty());
    responses.store(request, check, Optional.empty(), why);
    return new Checked(check, Optional.empty(), false);
  }

  private Checked answered(CoverageEligibilityRequest request, Check begun, Answer answer) {
    Instant now = clock.instant();
    Judgement judgement = Judgement.answered(answer, begun.attempts() + 1, now, settings);
    Check check = Judgements.apply(begun, judgement, Optional.of(now));
    rows.save(check, Optional.of(responses.seal(check, answer)));
    responses.store(request, check, Optional.of(answer), answer.rejections());
    return new Checked(check, Optional.of(answer), false);
  }

  /** Takes questions for the night: those that nobody else asks, and whose time has come. */
  List<Draft> claim(List<Draft> drafts) {
    Instant now = clock.instant();
    List<Draft> mine = new ArrayList<>();
    for (Draft draft : drafts) {
      Optional<Check> known = rows.withKey(draft.inquiry().key()).map(Found::check);
      Check begun = begun(draft, known, Optional.of(now.plus(settings.firstPause())));
      if (rows.claim(begun, now)) {
        mine.add(draft);
      }
    }
    responses.store(mine);
    return mine;
  }

  /** An appointment's questions, or why there is none; what it asked before is forgotten. */
  void note(String appointment, LocalDate day, List<Draft> drafts, String patient, String missing) {
    List<UUID> keys = new ArrayList<>(drafts.stream().map(d -> d.inquiry().key()).toList());
    if (drafts.isEmpty()) {
      UUID own = UUID.nameUUIDFromBytes(appointment.getBytes(UTF_8));
      keys.add(own);
      Check check =
          new Check(
              rows.withKey(own)
                  .map(f -> f.check().id())
                  .orElseGet(() -> MessageId.next(clock).value()),
              own,
              "",
              day,
              patient,
              appointment,
              "",
              "",
              CheckState.REPAIR,
              Verdict.FIX_DATA,
              missing,
              0,
              clock.instant(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      rows.save(check, Optional.empty());
    }
    rows.forget(appointment, keys);
  }

  /** Takes what came of a batch: each question gets its answer, its refusal, or a later turn. */
  void settle(List<Draft> drafts, Outcome outcome) {
    if (outcome instanceof Outcome.Came came && came.bytes().length == 0) {
      return;
    }
    Received received = received(outcome);
    for (int i = 0; i < drafts.size(); i++) {
      settle(drafts.get(i), rows.withKey(drafts.get(i).inquiry().key()), received, i, outcome);
    }
  }

  private static Received received(Outcome outcome) {
    return outcome instanceof Outcome.Came came
        ? Received.of(came.bytes())
        : new Received(List.of(), List.of());
  }

  private Checked settle(
      Draft draft, Optional<Found> known, Received received, int place, Outcome outcome) {
    Check begun = begun(draft, known.map(Found::check), Optional.empty());
    Optional<Answer> answer = received.to(begun.key());
    List<Rejection> why = received.reasons("%04d".formatted(place + 1));
    if (answer.isPresent()) {
      return answered(draft.request(), begun, answer.get());
    }
    if (!why.isEmpty()) {
      int attempt = begun.attempts() + 1;
      Judgement refused = Judgement.rejected(why, attempt, clock.instant(), settings);
      return without(draft.request(), begun, refused, why);
    }
    return silent(
        draft.request(),
        begun,
        outcome instanceof Outcome.Silent silent
            ? silent.why()
            : "what the payer sent does not answer this question");
  }

  /**
   * Takes 271s that came by themselves, such as the answers to a batch: each goes to its question,
   * whichever hub asked it. The same twice changes nothing.
   *
   * @return how many answered a question of ours
   */
  public int take(InputStream interchanges) throws IOException {
    int[] taken = {0};
    BenefitReader.read(
        interchanges,
        answer -> {
          Optional<Found> found =
              Received.keys(answer).flatMap(k -> rows.withKey(k).stream()).findFirst();
          if (found.isPresent() && isNews(found.get(), answer)) {
            responses
                .request(found.get().check().request())
                .ifPresent(request -> answered(request, found.get().check(), answer));
          }
          taken[0] += found.isPresent() ? 1 : 0;
        });
    return taken[0];
  }

  private boolean isNews(Found found, Answer answer) {
    return responses
        .open(found.check(), found.sealed())
        .map(known -> !known.control().equals(answer.control()))
        .orElse(true);
  }

  /** A check by its id. */
  public Optional<Checked> find(UUID id) {
    return rows.withId(id)
        .map(f -> new Checked(f.check(), responses.open(f.check(), f.sealed()), true));
  }

  /** The work-list of a day. */
  public List<Check> of(LocalDate day) {
    return new ArrayList<>(rows.of(day, LONGEST_LIST));
  }

  /** Whether there is a line to the payer of a request; false where it cannot be told. */
  public boolean reaches(String reference) {
    return responses
        .request(reference)
        .map(
            request -> {
              try {
                return lines.of(inquiry(request).payer().number()).isPresent();
              } catch (InquiryIncomplete e) {
                return false;
              }
            })
        .orElse(false);
  }
}
