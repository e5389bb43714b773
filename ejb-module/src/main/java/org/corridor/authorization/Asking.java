package org.corridor.authorization;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.corridor.eligibility.Rejection;
import org.corridor.exchange.NotSendable;
import org.corridor.exchange.RealTime;
import org.corridor.exchange.RealTime.Said;
import org.corridor.exchange.SetDraft;

/** Asks a payer, and takes what comes back at once. */
final class Asking {
  /** Under which responses are taken, here and as a consumer. */
  static final String CONSUMER = "authorization";

  private final ReviewWriter requests;
  private final FollowUpWriter inquiries;
  private final Settling settling;
  private final Judging judging;
  private final AuthorizationSettings settings;
  private final Clock clock;

  Asking(Settling settling, Judging judging, AuthorizationSettings settings, Clock clock) {
    this.requests = new ReviewWriter(settings.company());
    this.inquiries = new FollowUpWriter(settings.company());
    this.settling = settling;
    this.judging = judging;
    this.settings = settings;
    this.clock = clock;
  }

  /** Sends the request; how it stands then. */
  Authorization request(Authorization one, Review review, RealTime.Line line)
      throws InterruptedException {
    LocalDateTime at = now();
    SetDraft draft =
        new SetDraft(
            Lines.REQUEST, Optional.empty(), out -> requests.write(out, review, one.trace(), at));
    return ask(one, draft, line, AuthorizationState.ASKED);
  }

  /** Asks what became of it. */
  Authorization inquire(Authorization one, Review review, RealTime.Line line)
      throws InterruptedException {
    LocalDateTime at = now();
    Review known = review.as(one.action(), new Review.Previous(one.number(), one.reference()));
    SetDraft draft =
        new SetDraft(
            Lines.INQUIRY, Optional.empty(), out -> inquiries.write(out, known, one.trace(), at));
    return ask(one, draft, line, one.state());
  }

  private Authorization ask(
      Authorization one, SetDraft draft, RealTime.Line line, AuthorizationState onItsWay)
      throws InterruptedException {
    boolean inquiry = draft.kind().equals(Lines.INQUIRY);
    Duration patience = settings.deadline();
    try {
      Said said = line.ask(List.of(draft), patience);
      if (said instanceof Said.Came came) {
        return came(one, came, inquiry);
      }
      return settling.learnt(
          one,
          judging.waiting(one, "sent to " + line.partner().id(), clock.instant()).as(onItsWay));
    } catch (NotSendable e) {
      return settling.learnt(
          one,
          one.unchanged(
              AuthorizationState.REPAIR, "not sent: " + e.getMessage(), Optional.empty()));
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage());
      return settling.learnt(
          one,
          inquiry
              ? judging.waiting(one, why, clock.instant())
              : judging.silent(one, why, clock.instant()));
    }
  }

  private Authorization came(Authorization one, Said.Came came, boolean inquiry)
      throws IOException {
    Settling.Also also = connection -> came.taken(connection, CONSUMER);
    List<Decision> decisions = Answers.decisions(new ByteArrayInputStream(came.bytes()));
    Optional<Decision> ours = Choosing.of(decisions, one);
    if (ours.isPresent()) {
      return settling.decided(one, ours.get(), also);
    }
    List<Rejection> refusals = Answers.refusals(came.bytes());
    if (inquiry) {
      return settling.learnt(
          one,
          judging.waiting(
              one, "the answer to the inquiry is about nothing of ours", clock.instant()));
    }
    return refusals.isEmpty()
        ? settling.learnt(
            one,
            judging.silent(
                one, "what the payer sent does not answer this request", clock.instant()))
        : settling.rejected(one, refusals, Settling.Also.NOTHING);
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), settings.zone());
  }
}
