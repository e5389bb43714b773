package org.corridor.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Query;

/** Which consumer has taken which set, as rows. */
final class Takings {

  private Takings() {}

  /**
   * One that is due.
   *
   * @param attempts before this one
   */
  record Due(UUID set, String consumer, int attempts, Instant nextAt) {}

  static void begin(Connection connection, UUID set, List<String> consumers, Instant now)
      throws SQLException {
    try (Batch rows =
        new Batch(
            connection,
            "INSERT INTO set_taking (set_id, consumer, state, state_at, attempts, next_at, reason)"
                + " VALUES (?, ?, 'WAITING', ?, 0, ?, '')")) {
      for (String consumer : consumers) {
        rows.add(set, consumer, now, now);
      }
      rows.run();
    }
  }

  static List<Due> due(Connection connection, Instant now, int limit) throws SQLException {
    return Query.list(
        connection,
        "SELECT set_id, consumer, attempts, next_at FROM set_taking WHERE state IN ('WAITING',"
            + " 'FAILED') AND next_at <= ? ORDER BY set_id, consumer LIMIT "
            + limit,
        row ->
            new Due(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getInt(3),
                Query.moment(row, 4)),
        now);
  }

  /** Keeps it from others until then; false when another was faster. */
  static boolean lease(Connection connection, Due due, Instant until) throws SQLException {
    return Query.update(
            connection,
            "UPDATE set_taking SET next_at = ?, attempts = attempts + 1 WHERE set_id = ? AND"
                + " consumer = ? AND state IN ('WAITING', 'FAILED') AND next_at = ?",
            until,
            due.set(),
            due.consumer(),
            due.nextAt())
        == 1;
  }

  /** Whether it is taken by this, and was not before. */
  static boolean taken(Connection connection, UUID set, String consumer, Instant now)
      throws SQLException {
    boolean first =
        Query.update(
                connection,
                "UPDATE set_taking SET state = 'TAKEN', state_at = ?, reason = '' WHERE set_id = ?"
                    + " AND consumer = ? AND state <> 'TAKEN'",
                now,
                set,
                consumer)
            == 1;
    if (first) {
      settle(connection, set, now);
    }
    return first;
  }

  static void failed(
      Connection connection, Due due, SetState state, String why, Instant nextAt, Instant now)
      throws SQLException {
    Query.update(
        connection,
        "UPDATE set_taking SET state = ?, state_at = ?, reason = ?, next_at = ? WHERE set_id = ?"
            + " AND consumer = ? AND state <> 'TAKEN'",
        state.name(),
        now,
        Batch.cut(why, InterchangeRows.LONGEST_REASON),
        nextAt,
        due.set(),
        due.consumer());
    settle(connection, due.set(), now);
  }

  /** A set that came stands as the worst of its takings does. */
  private static void settle(Connection connection, UUID set, Instant now) throws SQLException {
    record Taking(String state, String consumer, String reason) {}
    List<Taking> all =
        Query.list(
            connection,
            "SELECT state, consumer, reason FROM set_taking WHERE set_id = ?",
            row -> new Taking(row.getString(1), row.getString(2), row.getString(3)),
            set);
    for (SetState worst : List.of(SetState.PARKED, SetState.FAILED, SetState.WAITING)) {
      List<Taking> so = all.stream().filter(one -> one.state().equals(worst.name())).toList();
      if (!so.isEmpty()) {
        Taking one = so.get(0);
        String why = one.reason().isEmpty() ? "" : one.consumer() + ": " + one.reason();
        InterchangeRows.settle(connection, set, worst, why, now);
        return;
      }
    }
    InterchangeRows.settle(connection, set, SetState.TAKEN, "", now);
  }

  /** Begins anew with those who have not taken it. */
  static void again(Connection connection, UUID set, List<String> consumers, Instant now)
      throws SQLException {
    Query.update(
        connection,
        "UPDATE set_taking SET state = 'WAITING', attempts = 0, next_at = ?, reason = '' WHERE"
            + " set_id = ? AND state <> 'TAKEN'",
        now,
        set);
    List<String> known =
        Query.list(
            connection,
            "SELECT consumer FROM set_taking WHERE set_id = ?",
            row -> row.getString(1),
            set);
    begin(connection, set, consumers.stream().filter(one -> !known.contains(one)).toList(), now);
    settle(connection, set, now);
  }
}
