package org.corridor.intake;

import static org.corridor.intake.Door.Outcome.RECEIVED;
import static org.corridor.intake.Door.Outcome.REJECTED;
import static org.corridor.intake.Door.Outcome.RESENT;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.corridor.journal.Arrival;
import org.corridor.journal.ArrivalKey;
import org.corridor.journal.Earlier;
import org.corridor.journal.Format;
import org.corridor.shared.Digest;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;

/** Takes in what is no HL7 v2 message, and recognises a resend by its name. */
final class Entrance {

  private final String interfaceName;
  private final Resends resends;
  private final Clock clock;

  Entrance(String interfaceName, Resends resends, Clock clock) {
    this.interfaceName = interfaceName;
    this.resends = resends;
    this.clock = clock;
  }

  /** As {@link Reception#receive}. */
  Optional<Claim> receive(Entrant entrant, Round round) {
    long now = System.nanoTime();
    Arrival arrival = arrival(entrant, entrant.refusals());
    Optional<ArrivalKey> key = ArrivalKey.of(arrival);
    if (key.isEmpty()) {
      round.store(arrival);
      answer(arrival.id(), entrant.refusals().isEmpty() ? RECEIVED : REJECTED, round, now);
      return Optional.empty();
    }
    Claim mine = new Claim(new Earlier(arrival.id(), Digest.of(entrant.content()), ""));
    Claim holder = resends.claim(key.get(), mine);
    if (holder == mine) {
      round.hold(key.get(), mine);
      round.store(arrival);
      answer(arrival.id(), RECEIVED, round, now);
      return Optional.empty();
    }
    if (!holder.isDurable() && !round.holds(holder)) {
      return Optional.of(holder);
    }
    Earlier earlier = holder.message();
    if (entrant.format() == Format.CHANGE || earlier.digest().equals(mine.message().digest())) {
      answer(earlier.id(), RESENT, round, now);
    } else {
      Finding used = Finding.error("", "duplicate", "This name came before, with other content");
      Arrival refused = arrival(entrant, List.of(used));
      round.store(refused);
      answer(refused.id(), REJECTED, round, now);
    }
    return Optional.empty();
  }

  private static void answer(MessageId id, Door.Outcome outcome, Round round, long now) {
    round.answer(new Round.Answer(id, Optional.empty(), outcome, now));
  }

  private Arrival arrival(Entrant entrant, List<Finding> refusals) {
    MessageId id = MessageId.next(clock);
    return new Arrival(
        id,
        interfaceName,
        id.time(),
        false,
        entrant.type(),
        entrant.name(),
        entrant.sender(),
        entrant.nameSystem(),
        entrant.patient(),
        "",
        refusals,
        entrant.format(),
        entrant.content());
  }
}
