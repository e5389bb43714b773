package org.corridor.eligibility;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.corridor.eligibility.CheckRows.Found;
import org.corridor.eligibility.Conversations.Outcome;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryUnavailable;
import org.corridor.shared.MessageId;
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

  /** What it is made of. */
  record Parts(
      CheckRows rows,
      org.corridor.vault.Vault vault,
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

  /** Asks for a request that is not in the repository yet; it gets an id that follows from it. */
  public Checked ask(CoverageEligibilityRequest request) throws InterruptedException {
    return ask(request, "", "");
  }

  private Checked ask(
      CoverageEligibilityRequest request, String reference, String appointment)
      throws InterruptedException {
    long begun = System.nanoTime();
    Inquiry inquiry = inquiry(request);
    PayerLine line = lines.of(inquiry.payer().number()).orElseThrow(NoLine::new);
    Draft draft = draft(request, reference, appointment, inquiry);
    Optional<Found> known = rows.withKey(inquiry.key());
    if (known.isPresent() && known.get().check().isFresh(clock.instant())) {
      return cached(draft, known.get());
    }
    byte[] interchange =
        writer.interchange(line.envelope(), List.of(inquiry), clock.instant());
    Duration patience = settings.deadline().minusNanos(System.nanoTime() - begun);
    Outcome outcome =
        conversations.ask(inquiry.payer().number(), line, interchange, patience);
    Checked checked = settle(draft, known, outcome);
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

  private Checked settle(Draft draft, Optional<Found> known, Outcome outcome) {
    Check begun = begun(draft, known.map(Found::check), Optional.empty());
    if (outcome instanceof Outcome.Came came) {
      Received received = Received.of(came.bytes());
      Optional<Answer> answer = received.to(begun.key());
      if (answer.isPresent()) {
        return answered(draft.request(), begun, answer.get());
      }
      if (!received.refusals().isEmpty()) {
        List<Rejection> why = received.reasons();
        int attempt = begun.attempts() + 1;
        return without(
            draft.request(),
            begun,
            Judgement.rejected(why, attempt, clock.instant(), settings),
            why);
      }
      return silent(draft.request(), begun, "what the payer sent does not answer this question");
    }
    return silent(draft.request(), begun, ((Outcome.Silent) outcome).why());
  }

  /** Nothing came. */
  Checked silent(CoverageEligibilityRequest request, Check begun, String why) {
    Judgement judgement =
        Judgement.silent(why, begun.attempts() + 1, clock.instant(), settings);
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
          Optional<Found> found = Received.keys(answer).flatMap(k -> rows.withKey(k).stream()).findFirst();
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

  /** Takes what came back for a batch. */
  int take(byte[] interchanges) {
    try {
      return take(new ByteArrayInputStream(interchanges));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
