package org.corridor.intake;

import static org.corridor.intake.Door.Outcome.RECEIVED;
import static org.corridor.intake.Door.Outcome.REJECTED;
import static org.corridor.intake.Door.Outcome.RESENT;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.corridor.hl7v2.Acknowledgement;
import org.corridor.hl7v2.Header;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.SenderRules;
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
  private final Function<byte[], SenderProfile> senders;
  private final Guards guards;
  private final Resends resends;
  private final ApplicationAcknowledgements applications;
  private final Clock clock;

  /**
   * @param senders what is known of the sender of a message
   */
  Reception(
      String interfaceName,
      Function<byte[], SenderProfile> senders,
      Guards guards,
      Resends resends,
      ApplicationAcknowledgements applications,
      Clock clock) {
    this.interfaceName = interfaceName;
    this.senders = senders;
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
    Verdict verdict = guards.judge(visit.message, visit.rules);
    if (verdict instanceof Verdict.Refused refused) {
      visit.refuse(refused.kind(), refused.findings());
      return Optional.empty();
    }
    return visit.accept(((Verdict.Accepted) verdict).patient(), replies);
  }

  private Visit visit(Letter letter, Round round) {
    SenderProfile sender = senders.apply(letter.content());
    try {
      V2Message message = V2Message.parse(letter.content(), sender);
      return new Visit(letter, round, message, sender.rules(), Optional.empty());
    } catch (Unreadable e) {
      V2Message nobody = V2Message.parse(NOBODY);
      return new Visit(letter, round, nobody, SenderRules.NONE, Optional.of(e.finding()));
    }
  }

  private final class Visit {

    private final Letter letter;
    private final Round round;
    private final V2Message message;
    private final SenderRules rules;
    private final Answering answering;
    private final Optional<Finding> unreadable;
    private final MessageId id = MessageId.next(clock);

    Visit(
        Letter letter,
        Round round,
        V2Message message,
        SenderRules rules,
        Optional<Finding> unreadable) {
      this.letter = letter;
      this.round = round;
      this.message = message;
      this.rules = rules;
      this.answering = Answering.of(message.header(), rules);
      this.unreadable = unreadable;
    }

    Optional<Claim> accept(String patient, Replies replies) {
      ArrivalKey key = key(message.header());
      String code = answering.now('A');
      Claim mine = new Claim(new Earlier(id, Digest.of(letter.content()), code));
      Claim holder = resends.claim(key, mine);
      if (holder != mine) {
        return recognise(holder, mine, replies);
      }
      round.hold(key, mine);
      round.store(arrival(patient, code, List.of()));
      applications.expect(id, message, answering.application(), replies);
      answer(mine.message(), List.of(), RECEIVED);
      return Optional.empty();
    }

    private Optional<Claim> recognise(Claim holder, Claim mine, Replies replies) {
      if (!holder.isDurable() && !round.holds(holder)) {
        return Optional.of(holder);
      }
      Earlier earlier = holder.message();
      if (earlier.digest().equals(mine.message().digest())) {
        boolean later = applications.expectAgain(earlier.id(), replies);
        answer(answering.waits() && !later ? safe(earlier) : earlier, List.of(), RESENT);
      } else {
        refuse(
            'E',
            List.of(
                Finding.error("MSH-10", "205", "This control id came before, with other content")));
      }
      return Optional.empty();
    }

    /** Nobody remembers that an answer is due after processing; what is safe is said to be. */
    private Earlier safe(Earlier earlier) {
      return new Earlier(earlier.id(), earlier.digest(), "AA");
    }

    void refuse(char kind, List<Finding> findings) {
      String code = answering.now(kind);
      round.store(arrival(PatientKey.of(message), code, findings));
      answer(new Earlier(id, "", code), findings, REJECTED);
    }

    private void answer(Earlier answered, List<Finding> findings, Door.Outcome outcome) {
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
}
