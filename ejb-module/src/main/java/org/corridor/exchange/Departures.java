package org.corridor.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Query;

/** Interchanges of ours on their way, as rows. */
final class Departures {

  private static final int AT_ONCE = 50;
  private static final int MOST_ATTEMPTS = 40;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

  private Departures() {}

  /** Those to whom something is due, or was being sent when a hub stopped. */
  static Set<String> partners(Connection connection, Instant now) throws SQLException {
    return Set.copyOf(
        Query.list(
            connection,
            "SELECT DISTINCT partner FROM interchange WHERE direction = 'OUT' AND state IN"
                + " ('READY', 'SENDING') AND next_at <= ?",
            row -> row.getString(1),
            now));
  }

  static List<StoredInterchange> due(Connection connection, String partner, Instant now)
      throws SQLException {
    return InterchangeRows.list(
        connection,
        " WHERE i.direction = 'OUT' AND i.state = 'READY' AND i.partner = ? AND i.next_at <= ?"
            + " ORDER BY i.id LIMIT "
            + AT_ONCE,
        partner,
        now);
  }

  /**
   * Keeps one from others until then; false when another was faster.
   *
   * @param onlyOnce whether it is noted beforehand that it is being sent
   */
  static boolean lease(
      Connection connection, StoredInterchange one, boolean onlyOnce, Instant until, Instant now)
      throws SQLException {
    return Query.update(
            connection,
            "UPDATE interchange SET state = ?, state_at = ?, next_at = ?, attempts = attempts + 1"
                + " WHERE id = ? AND state = 'READY' AND attempts = ?",
            (onlyOnce ? InterchangeState.SENDING : InterchangeState.READY).name(),
            now,
            until,
            one.id(),
            one.attempts())
        == 1;
  }

  /** What a hub was sending when it stopped. */
  static void overdue(Connection connection, String partner, Instant now) throws SQLException {
    Query.update(
        connection,
        "UPDATE interchange SET state = 'IN_DOUBT', state_at = ?, next_at = NULL, reason = 'the hub"
            + " stopped while it was sent' WHERE state = 'SENDING' AND partner = ? AND next_at <="
            + " ?",
        now,
        partner,
        now);
  }

  /** One is with its receiver. */
  static boolean done(Office office, Connection connection, Partner partner, UUID id)
      throws SQLException {
    Instant now = office.now();
    int ours =
        Query.update(
            connection,
            "UPDATE interchange SET state = 'SENT', state_at = ?, sent_at = ?, reason = '', next_at"
                + " = NULL WHERE id = ? AND state IN ('READY', 'SENDING', 'IN_DOUBT', 'FAILED')",
            now,
            now,
            id);
    if (ours == 1) {
      Query.update(
          connection,
          "UPDATE interchange_set SET state = 'SENT', state_at = ? WHERE interchange_id = ? AND"
              + " state = 'READY'",
          now,
          id);
      left(office, connection, partner, id);
    }
    return ours == 1;
  }

  /** What begins when one has left: it is waited for answers, and its sets are taken. */
  static void left(Office office, Connection connection, Partner partner, UUID id)
      throws SQLException {
    Instant now = office.now();
    Waiting.begin(connection, partner, id, now);
    for (StoredSet set : InterchangeRows.sets(connection, " WHERE s.interchange_id = ?", id)) {
      List<String> takers = office.consumers().of(set.kind(), Direction.OUT);
      if (!takers.isEmpty()) {
        Takings.begin(connection, set.id(), takers, now);
      }
    }
  }

  /** One is tried again later; after many tries it waits for a person. */
  static void later(Connection connection, StoredInterchange one, String why, Instant now)
      throws SQLException {
    int attempts = one.attempts() + 1;
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
    InterchangeState state =
        attempts >= MOST_ATTEMPTS ? InterchangeState.FAILED : InterchangeState.READY;
    move(
        connection,
        one.id(),
        state,
        why,
        now,
        now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
  }

  /** One waits for a person. */
  static void stay(Connection connection, UUID id, InterchangeState state, String why, Instant now)
      throws SQLException {
    move(connection, id, state, why, now, now);
  }

  private static void move(
      Connection connection,
      UUID id,
      InterchangeState state,
      String why,
      Instant now,
      Instant nextAt)
      throws SQLException {
    Query.update(
        connection,
        "UPDATE interchange SET state = ?, state_at = ?, reason = ?, next_at = ? WHERE id = ? AND"
            + " state IN ('READY', 'SENDING')",
        state.name(),
        now,
        Batch.cut(why, InterchangeRows.LONGEST_REASON),
        nextAt,
        id);
  }
}
