package org.corridor.claims;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Database;
import org.corridor.journal.Query;

/** Decisions of payers about claims of ours, until it is clear what follows. */
final class Decisions {
  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

  /** A decision that was not posted after so long waits for nobody any more. */
  private static final int TRIES = 90;

  private final Database database;
  private final Clock clock;

  Decisions(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A decision.
   *
   * @param set our id of the set with the 835
   * @param position of its CLP in the set
   * @param number CLP01
   */
  record Decision(UUID set, long position, String number, int attempts) {}

  /** Keeps the decisions of a set that are about claims which were sent from here. */
  void heard(Connection connection, UUID set, List<Decision> decisions) throws SQLException {
    Set<String> ours = ours(connection, decisions);
    try (Batch rows =
        new Batch(
            connection,
            database
                .dialect()
                .insertIfAbsent(
                    "claim_decision",
                    "set_id, position, number, state, attempts, next_at, note",
                    2))) {
      for (Decision one : decisions) {
        if (ours.contains(one.number())) {
          rows.add(set, one.position(), one.number(), "WAITING", 0, clock.instant(), "");
        }
      }
      rows.run();
    }
  }

  private static Set<String> ours(Connection connection, List<Decision> decisions)
      throws SQLException {
    return new HashSet<>(
        Query.list(
            connection,
            "SELECT DISTINCT number FROM claim_draft WHERE state = 'SENT' AND number = ANY(?)",
            row -> row.getString(1),
            Query.texts(connection, decisions.stream().map(Decision::number).toList())));
  }

  /** Those to look at now, set by set. */
  List<Decision> due(int most) {
    return new ArrayList<>(
        database.inTransaction(
            connection ->
                Query.list(
                    connection,
                    "SELECT set_id, position, number, attempts FROM claim_decision WHERE state ="
                        + " 'WAITING' AND next_at <= ? ORDER BY set_id, position LIMIT "
                        + most,
                    row ->
                        new Decision(
                            row.getObject(1, UUID.class),
                            row.getLong(2),
                            row.getString(3),
                            row.getInt(4)),
                    clock.instant())));
  }

  /** It is clear what follows. */
  void done(Decision one, String note) {
    settle(one, "DONE", one.attempts(), clock.instant(), note);
  }

  /** It is to be looked at later, and later and later. */
  void later(Decision one, String why) {
    boolean given = one.attempts() + 1 >= TRIES;
    Duration pause = Duration.ofMinutes(1L << Math.min(one.attempts(), 12));
    Instant next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    settle(one, given ? "GIVEN_UP" : "WAITING", one.attempts() + 1, next, why);
  }

  private void settle(Decision one, String state, int attempts, Instant next, String note) {
    database.inTransaction(
        connection ->
            Query.update(
                connection,
                "UPDATE claim_decision SET state = ?, attempts = ?, next_at = ?, note = ? WHERE"
                    + " set_id = ? AND position = ?",
                state,
                attempts,
                next,
                Batch.cut(note, 500),
                one.set(),
                one.position()));
  }
}
