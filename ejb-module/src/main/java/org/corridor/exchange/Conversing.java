package org.corridor.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.corridor.core.CoreOutcome;
import org.corridor.guides.Guide;
import org.corridor.guides.Guides;
import org.corridor.journal.Batch;
import org.corridor.journal.Query;

/** Holds one conversation over CORE: what goes and what comes is stored as all interchanges are. */
final class Conversing {

  private final Office office;
  private final Outbox outbox;
  private final Receiving receiving;
  private final Calling calling;

  Conversing(Office office, Outbox outbox, Receiving receiving, Calling calling) {
    this.office = office;
    this.outbox = outbox;
    this.receiving = receiving;
    this.calling = calling;
  }

  /** Asks, and takes what comes back. */
  RealTime.Said.Came ask(Partner partner, List<SetDraft> sets)
      throws IOException, InterruptedException {
    Outbox.Spoken asked = outbox.speak(partner.id(), sets);
    CoreOutcome outcome = calling.call(partner, payload(sets.get(0).kind()), asked.bytes());
    if (outcome instanceof CoreOutcome.Answered answered) {
      return take(asked.interchange(), answered.message().payload());
    }
    String why = why(outcome);
    over(asked.interchange(), why);
    throw new IOException(why);
  }

  /** As CORE names what an envelope carries. */
  private static String payload(String kind) {
    Guide guide = Guides.standard().kind(kind);
    return "X12_%s_Request_%s".formatted(guide.set(), guide.convention());
  }

  private RealTime.Said.Came take(UUID asked, byte[] bytes) throws IOException {
    Instant now = office.now();
    Incoming incoming =
        new Incoming(
            "answer to " + asked,
            "answer to " + asked,
            () -> new ByteArrayInputStream(bytes),
            true);
    StoredInterchange came = receiving.take(incoming).interchanges().get(0).interchange();
    if (came.state() == InterchangeState.ACCEPTED || came.state() == InterchangeState.PARTLY) {
      return new RealTime.Said.Came(asked, came.id(), bytes, now);
    }
    over(asked, "the answer " + came.id() + " was not taken");
    throw new IOException(
        "the answer is %s: %s (interchange %s)".formatted(came.state(), came.reason(), came.id()));
  }

  /** The partner's own words are not repeated: they may speak of anybody. */
  private static String why(CoreOutcome outcome) {
    if (outcome instanceof CoreOutcome.Refused refused) {
      return "the partner refuses it: " + refused.code();
    }
    if (outcome instanceof CoreOutcome.Unreached unreached) {
      return "the partner cannot be reached: " + unreached.reason();
    }
    return outcome instanceof CoreOutcome.InDoubt doubt ? doubt.reason() : "";
  }

  /** Nothing comes any more. */
  private void over(UUID asked, String why) {
    office
        .database()
        .inTransaction(
            connection -> {
              Waiting.end(connection, asked);
              for (StoredSet set :
                  InterchangeRows.sets(connection, " WHERE s.interchange_id = ?", asked)) {
                Waiting.end(connection, set.id());
              }
              return Query.update(
                  connection,
                  "UPDATE interchange SET reason = ? WHERE id = ?",
                  Batch.cut(why, InterchangeRows.LONGEST_REASON),
                  asked);
            });
  }
}
