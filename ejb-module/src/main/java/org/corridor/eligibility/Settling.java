package org.corridor.eligibility;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.corridor.eligibility.CheckRows.Found;
import org.corridor.journal.InTransaction;
import org.corridor.shared.MessageId;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;

/** Keeps what came of questions: as a row, and as a response to the request. */
final class Settling {

  private final CheckRows rows;
  private final Responses responses;
  private final PublicationRows coming;
  private final Consumer<Publication> publish;
  private final EligibilitySettings settings;
  private final Clock clock;

  /**
   * @param publish brings a response into the repository that is kept by then
   */
  Settling(
      CheckRows rows,
      Responses responses,
      PublicationRows coming,
      Consumer<Publication> publish,
      EligibilitySettings settings,
      Clock clock) {
    this.rows = rows;
    this.responses = responses;
    this.coming = coming;
    this.publish = publish;
    this.settings = settings;
    this.clock = clock;
  }

  /** The row of a question that is being asked. */
  Check begun(Draft draft, Optional<Check> known, Optional<Instant> next) {
    Inquiry inquiry = draft.inquiry();
    String patient = Parties.text(draft.request().getPatient().getReference());
    return new Check(
        known.map(Check::id).orElseGet(() -> MessageId.next(clock).value()),
        inquiry.key(),
        draft.payer(),
        inquiry.from(),
        patient.startsWith("#") ? "" : patient,
        draft.appointment().isEmpty()
            ? known.map(Check::appointment).orElse("")
            : draft.appointment(),
        draft.reference(),
        "CoverageEligibilityResponse/" + ResponseBuilder.idFor(draft.reference()),
        CheckState.ASKED,
        Verdict.LATER,
        "",
        known.map(Check::attempts).orElse(0),
        clock.instant(),
        Optional.empty(),
        Optional.empty(),
        next);
  }

  /** What is known already answers this request, too. */
  Checked known(Check begun, CoverageEligibilityRequest request, Found known) {
    Optional<Answer> answer = responses.open(known.check(), known.sealed());
    Check check = Judgements.again(begun, known.check());
    List<Rejection> why = answer.map(Answer::rejections).orElse(List.of());
    if (!check.response().equals(known.check().response())) {
      Publication response =
          Publication.of(check, request, ResponseBuilder.response(request, check, answer, why));
      coming.put(response);
      publish.accept(response);
    }
    return new Checked(check, answer, true);
  }

  /** Takes what came of a question. */
  void settle(Draft draft, Outcome outcome, int place) {
    Optional<Check> known = rows.withKey(draft.inquiry().key()).map(Found::check);
    settle(begun(draft, known, Optional.empty()), draft.request(), outcome, place);
  }

  /**
   * Takes what came of a question.
   *
   * @param place of its set in the interchange, from 1
   */
  Checked settle(Check begun, CoverageEligibilityRequest request, Outcome outcome, int place) {
    if (outcome instanceof Outcome.Came came) {
      return came(begun, request, came, place);
    }
    InTransaction nothing = connection -> {};
    return outcome instanceof Outcome.Silent silent
        ? silent(begun, request, silent.why(), nothing)
        : without(begun, request, Judgement.sent(clock.instant(), settings), List.of(), nothing);
  }

  private Checked came(
      Check begun, CoverageEligibilityRequest request, Outcome.Came came, int place) {
    InTransaction taken = connection -> came.said().taken(connection, Answered.NAME);
    Optional<Answer> answer = came.received().to(begun.key());
    List<Rejection> why = came.received().reasons("%04d".formatted(place));
    if (answer.isPresent()) {
      return answered(begun, request, answer.get(), taken);
    }
    return why.isEmpty()
        ? silent(begun, request, "what the payer sent does not answer this question", taken)
        : rejected(begun, request, why, taken);
  }

  private Checked silent(
      Check begun, CoverageEligibilityRequest request, String why, InTransaction also) {
    Judgement judgement = Judgement.silent(why, begun.attempts() + 1, clock.instant(), settings);
    return without(begun, request, judgement, List.of(), also);
  }

  /** The question itself was refused. */
  Checked rejected(
      Check begun, CoverageEligibilityRequest request, List<Rejection> why, InTransaction also) {
    int attempt = begun.attempts() + 1;
    Judgement judgement = Judgement.rejected(why, attempt, clock.instant(), settings);
    return without(begun, request, judgement, why, also);
  }

  private Checked without(
      Check begun,
      CoverageEligibilityRequest request,
      Judgement judgement,
      List<Rejection> why,
      InTransaction also) {
    Check check = Judgements.apply(begun, judgement, Optional.empty());
    Publication response =
        Publication.of(
            check, request, ResponseBuilder.response(request, check, Optional.empty(), why));
    if (!rows.saveUnanswered(check, connection -> coming.put(connection, response), also)) {
      // An answer came meanwhile by another way.
      return known(begun, request, rows.withKey(begun.key()).orElseThrow());
    }
    publish.accept(response);
    return new Checked(check, Optional.empty(), false);
  }

  /** The payer has answered. */
  Checked answered(
      Check begun, CoverageEligibilityRequest request, Answer answer, InTransaction also) {
    Instant now = clock.instant();
    Judgement judgement = Judgement.answered(answer, begun.attempts() + 1, now, settings);
    Check check = Judgements.apply(begun, judgement, Optional.of(now));
    Publication response =
        Publication.of(
            check,
            request,
            ResponseBuilder.response(request, check, Optional.of(answer), answer.rejections()));
    rows.save(
        check,
        Optional.of(responses.seal(check, answer)),
        connection -> {
          also.on(connection);
          coming.put(connection, response);
        });
    publish.accept(response);
    return new Checked(check, Optional.of(answer), false);
  }
}
