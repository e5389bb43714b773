package org.corridor.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.corridor.delivery.Move.Send;
import org.corridor.delivery.Move.Settle;
import org.corridor.journal.Batch;
import org.corridor.journal.Dialect;

/** Moves as SQL. Each has a condition: a row that somebody else has changed meanwhile stays. */
final class Writing {

  static final int LONGEST_REASON = 500;

  private static final String OURS = "id = ? AND state = ? AND (owner IS NULL OR owner = ?)";
  private static final String SEND =
      "UPDATE delivery SET state = 'SENDING', state_at = ?, owner = ?, attempts = attempts + 1,"
          + " repeated = ? WHERE id = ? AND state IN ('WAITING', 'IN_DOUBT') AND queued = TRUE";
  private static final String AGAIN =
      "UPDATE delivery SET state = 'WAITING', state_at = ?, owner = NULL, attempts = ?,"
          + " answers = ?, repeated = ?, not_before = ?, reason = ? WHERE "
          + OURS;
  private static final String STAY =
      "UPDATE delivery SET state = ?, state_at = ?, owner = NULL, queued = ?, reason = ? WHERE "
          + OURS;
  private static final String EVENT =
      "INSERT INTO delivery_event (delivery_id, at, state, attempt, text, who)"
          + " SELECT id, CAST(? AS timestamp with time zone), ?, attempts, ?, '' FROM delivery"
          + " WHERE "
          + OURS
          + " AND (CAST(? AS boolean) OR reason <> ?)";

  private final Dialect dialect;
  private final UUID owner;

  Writing(Dialect dialect, UUID owner) {
    this.dialect = dialect;
    this.owner = owner;
  }

  /** Writes what came of attempts. */
  void settle(Connection connection, List<Settle> moves, Instant now) throws SQLException {
    try (Batch events = new Batch(connection, EVENT);
        Batch again = new Batch(connection, AGAIN);
        Batch stay = new Batch(connection, STAY);
        Settling done = new Settling(connection, dialect, OURS)) {
      for (Settle move : moves) {
        UUID id = move.parcel().id();
        String from = move.from().name();
        Verdict verdict = move.verdict();
        String reason = Batch.cut(verdict.reason(), LONGEST_REASON);
        if (verdict instanceof Verdict.Delivered) {
          done.add(DeliveryState.DELIVERED, now, reason, id, from, owner);
          continue;
        }
        DeliveryState state = state(verdict);
        // A destination that is down for days says the same again and again.
        boolean news = !(verdict instanceof Verdict.Again one && one.unreached());
        events.add(now, state.name(), reason, id, from, owner, news, reason);
        if (verdict instanceof Verdict.Again one) {
          again.add(
              now,
              one.attempts(),
              one.answers(),
              one.repeated(),
              one.at(),
              reason,
              id,
              from,
              owner);
        } else {
          boolean queued = verdict instanceof Verdict.Doubted doubted && doubted.inTheWay();
          stay.add(state.name(), now, queued, reason, id, from, owner);
        }
      }
      events.run();
      again.run();
      stay.run();
      done.run();
    }
  }

  private static DeliveryState state(Verdict verdict) {
    if (verdict instanceof Verdict.Again) {
      return DeliveryState.WAITING;
    }
    return verdict instanceof Verdict.Parked ? DeliveryState.PARKED : DeliveryState.IN_DOUBT;
  }

  /** Marks what is about to be sent, and tells which of them may be. */
  Set<UUID> send(Connection connection, List<Send> moves, Instant now) throws SQLException {
    Set<UUID> marked = new HashSet<>();
    try (Batch sends = new Batch(connection, SEND)) {
      for (Send move : moves) {
        sends.add(now, owner, move.parcel().repeated(), move.parcel().id());
      }
      int[] rows = sends.run();
      for (int i = 0; i < rows.length; i++) {
        if (rows[i] == 1) {
          marked.add(moves.get(i).parcel().id());
        }
      }
    }
    return marked;
  }
}
