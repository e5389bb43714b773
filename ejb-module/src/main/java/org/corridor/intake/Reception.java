package org.corridor.intake;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.Acknowledgement;
import org.corridor.hl7v2.AcknowledgementCondition;
import org.corridor.hl7v2.Header;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.Unreadable;
import org.corridor.hl7v2.V2Message;
import org.corridor.journal.Arrival;
import org.corridor.journal.ArrivalKey;
import org.corridor.journal.Earlier;
import org.corridor.mllp.Replies;
import org.corridor.shared.Digest;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;

/** Takes messages in: judges each, recognises resends, and prepares what the sender is told. */
final class Reception {

  // Answers to bytes without a readable header look like this one's.
  private static final String NOBODY = "MSH|^~\\&";

  private final String interfaceName;
  private final SenderProfile sender;
  private final Guards guards;
  private final Resends resends;
  private final ApplicationAcknowledgements applications;
  private final Clock clock;

  Reception(
      String interfaceName,
      SenderProfile sender,
      Guards guards,
      Resends resends,
      ApplicationAcknowledgements applications,
      Clock clock) {
    this.interfaceName = interfaceName;
    this.sender = sender;
    this.guards = guards;
    this.resends = resends;
    this.applications = applications;
    this.clock = clock;
  }

  /**
   * Decides about one message and adds what follows to {@code round}.
   *
   * @return empty; or the claim of another connection on the same message, which must be settled
   *     before this one can be decided
   */
  Optional<Claim> receive(Letter letter, Round round, Replies replies) {
    Visit visit = visit(letter, round);
    if (!letter.faults().isEmpty()) {
      visit.refuse('R', letter.faults());
      return Optional.empty();
    }
    if (visit.unreadable.isPresent()) {
      visit.refuse('R', List.of(visit.unreadable.get()));
      return Optional.empty();
    }
    Verdict verdict = guards.judge(visit.message);
    if (verdict instanceof Verdict.Refused refused) {
      visit.refuse(refused.kind(), refused.findings());
      return Optional.empty();
    }
    return visit.accept(((Verdict.Accepted) verdict).patient(), replies);
  }

  private Visit visit(Letter letter, Round round) {
    try {
      return new Visit(letter, round, V2Message.parse(letter.content(), sender), Optional.empty());
    } catch (Unreadable e) {
      return new Visit(letter, round, V2Message.parse(NOBODY), Optional.of(e.finding()));
    }
  }

  private final class Visit {

    private final Letter letter;
    private final Round round;
    private final V2Message message;
    private final Optional<Finding> unreadable;
    private final MessageId id = MessageId.next(clock);

    Visit(Letter letter, Round round, V2Message message, Optional<Finding> unreadable) {
      this.letter = letter;
      this.round = round;
      this.message = message;
      this.unreadable = unreadable;
    }

    Optional<Claim> accept(String patient, Replies replies) {
      ArrivalKey key = key(message.header());
      String code = code(message.header(), 'A');
      Claim mine = new Claim(new Earlier(id, Digest.of(letter.content()), code));
      Claim holder = resends.claim(key, mine);
      if (holder != mine) {
        return recognise(holder, mine, replies);
      }
      round.hold(key, mine);
      round.store(arrival(patient, code, List.of()));
      if (message.header().enhanced()) {
        applications.expect(id, message, replies);
      }
      answer(mine.message(), List.of(), Round.Outcome.RECEIVED);
      return Optional.empty();
    }

    private Optional<Claim> recognise(Claim holder, Claim mine, Replies replies) {
      if (!holder.isDurable() && !round.holds(holder)) {
        return Optional.of(holder);
      }
      Earlier earlier = holder.message();
      if (earlier.digest().equals(mine.message().digest())) {
        applications.expectAgain(earlier.id(), replies);
        answer(earlier, List.of(), Round.Outcome.RESENT);
      } else {
        refuse(
            'E',
            List.of(
                Finding.error("MSH-10", "205", "This control id came before, with other content")));
      }
      return Optional.empty();
    }

    void refuse(char kind, List<Finding> findings) {
      String code = code(message.header(), kind);
      round.store(arrival(PatientKey.of(message), code, findings));
      answer(new Earlier(id, "", code), findings, Round.Outcome.REJECTED);
    }

    private void answer(Earlier answered, List<Finding> findings, Round.Outcome outcome) {
      Optional<byte[]> bytes =
          answered.acknowledgement().isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new Acknowledgement(
                          message,
                          answered.id(),
                          answered.id().time(),
                          answered.acknowledgement(),
                          findings)
                      .bytes());
      round.answer(new Round.Answer(answered.id(), bytes, outcome, letter.readAt()));
    }

    private Arrival arrival(String patient, String code, List<Finding> refusals) {
      Header header = message.header();
      String trigger = header.trigger();
      return new Arrival(
          id,
          interfaceName,
          id.time(),
          false,
          trigger.isEmpty() ? header.type() : header.type() + "^" + trigger,
          header.controlId(),
          header.sendingApplication(),
          header.sendingFacility(),
          patient,
          code,
          refusals,
          letter.content());
    }
  }

  private static ArrivalKey key(Header header) {
    return new ArrivalKey(
        header.sendingApplication(), header.sendingFacility(), header.controlId());
  }

  /** The acknowledgement a sender wants now; empty when it wants none. */
  private static String code(Header header, char kind) {
    if (!header.enhanced()) {
      return "A" + kind;
    }
    boolean positive = kind == 'A';
    if (AcknowledgementCondition.of(header.acceptAcknowledgement()).wants(positive)) {
      return "C" + kind;
    }
    // A message refused at the door is never processed: its application acknowledgement is due now.
    boolean application =
        !positive && AcknowledgementCondition.of(header.applicationAcknowledgement()).wants(false);
    return application ? "A" + kind : "";
  }
}
