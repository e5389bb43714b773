package org.corridor.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.core.CoreOutcome;
import org.corridor.journal.Batch;
import org.corridor.journal.Query;

/** Holds one conversation over CORE: what goes and what comes is stored as all interchanges are. */
final class Conversing {

  private final Office office;
  private final Dialogue dialogue;
  private final Receiving receiving;
  private final Calling calling;

  Conversing(Office office, Checking checking, Receiving receiving, Calling calling) {
    this.office = office;
    this.dialogue = new Dialogue(office, checking);
    this.receiving = receiving;
    this.calling = calling;
  }

  /** Asks, and takes what comes back. */
  RealTime.Said.Came ask(Partner partner, List<SetDraft> sets)
      throws IOException, InterruptedException {
    Dialogue.Asked asked = dialogue.ask(partner, sets);
    CoreOutcome outcome = calling.call(partner, type(partner, sets.get(0).kind()), asked.bytes());
    if (outcome instanceof CoreOutcome.Answered answered) {
      return take(asked.interchange(), partner, answered.message().payload());
    }
    throw failed(asked.interchange(), why(outcome));
  }

  private static String type(Partner partner, String kind) {
    PayloadTypes types =
        partner.line() instanceof PartnerLine.Core core
            ? core.types()
            : new PayloadTypes(Map.of());
    return types.submission(List.of(kind));
  }

  private RealTime.Said.Came take(UUID asked, Partner partner, byte[] bytes) throws IOException {
    Instant now = office.now();
    Optional<StoredInterchange> stored = dialogue.answer(asked, partner, bytes);
    StoredInterchange came = stored.isPresent() ? stored.get() : whatever(asked, bytes);
    if (came.state() == InterchangeState.ACCEPTED || came.state() == InterchangeState.PARTLY) {
      return new RealTime.Said.Came(asked, came.id(), bytes, now);
    }
    throw failed(
        asked,
        "the answer is %s: %s (interchange %s)".formatted(came.state(), came.reason(), came.id()));
  }

  /** What is not one interchange is kept as anything that comes. */
  private StoredInterchange whatever(UUID asked, byte[] bytes) throws IOException {
    String name = "answer to " + asked;
    Incoming incoming = new Incoming(name, name, () -> new ByteArrayInputStream(bytes), true);
    return receiving.take(incoming).interchanges().get(0).interchange();
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

  /** Notes with the question why it has no answer. */
  private IOException failed(UUID asked, String why) {
    office
        .database()
        .inTransaction(
            connection ->
                Query.update(
                    connection,
                    "UPDATE interchange SET reason = ? WHERE id = ?",
                    Batch.cut(why, InterchangeRows.LONGEST_REASON),
                    asked));
    return new IOException(why);
  }
}
