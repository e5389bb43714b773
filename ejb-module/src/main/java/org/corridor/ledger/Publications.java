package org.corridor.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Database;
import org.corridor.journal.Dialect;
import org.corridor.journal.Query;

/**
 * Which claims and remittances have changed since they were written elsewhere: marked in the
 * transaction that changes them, until whoever writes them says that it is done. Every method may
 * throw {@link org.corridor.journal.JournalUnavailable}.
 */
public final class Publications {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final String KEY = " WHERE kind = ? AND subject = ?";

  private final Database database;
  private final Clock clock;

  /** A door for whoever writes them. */
  public Publications(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What is written. */
  public enum Kind {
    /** A claim and what was decided about it. */
    CLAIM,
    /** A payment. */
    REMITTANCE
  }

  /**
   * Something to write.
   *
   * @param changes up to which change it is written then
   * @param attempts before this one
   */
  public record Due(Kind kind, UUID subject, long changes, int attempts) {}

  static void mark(
      Connection connection, Dialect dialect, Kind kind, Collection<UUID> ids, Instant at)
      throws SQLException {
    if (ids.isEmpty()) {
      return;
    }
    String insert =
        dialect.insertIfAbsent(
            "ledger_publication", "kind, subject, changes, due, attempts, next_at, reason", 2);
    try (Batch rows = new Batch(connection, insert)) {
      for (UUID id : ids) {
        rows.add(kind.name(), id, 0L, false, 0, at, "");
      }
      rows.run();
    }
    Query.update(
        connection,
        "UPDATE ledger_publication SET changes = changes + 1, due = TRUE, attempts = 0, next_at = ?"
            + " WHERE kind = ? AND subject = ANY(?)",
        at,
        kind.name(),
        Query.array(connection, ids));
  }

  /** What is to be written now, the longest due first. */
  public List<Due> due(int most) {
    return database.inTransaction(
        connection ->
            Query.list(
                connection,
                "SELECT kind, subject, changes, attempts FROM ledger_publication WHERE due AND"
                    + " next_at <= ? ORDER BY next_at, kind, subject LIMIT "
                    + most,
                row ->
                    new Due(
                        Kind.valueOf(row.getString(1)),
                        row.getObject(2, UUID.class),
                        row.getLong(3),
                        row.getInt(4)),
                now()));
  }

  /** Whether a claim that is posted in a remittance is not written yet. */
  public boolean waits(UUID remittance) {
    return database.inTransaction(
        connection ->
            !Query.list(
                    connection,
                    "SELECT p.subject FROM ledger_publication p JOIN remittance_claim e ON"
                        + " e.claim_id = p.subject WHERE p.kind = 'CLAIM' AND p.due AND"
                        + " e.remittance_id = ? AND e.state = 'POSTED' LIMIT 1",
                    row -> row.getString(1),
                    remittance)
                .isEmpty());
  }

  /** They are written; what has changed since stays due. */
  public void done(List<Due> all) {
    database.inTransaction(
        connection -> {
          try (Batch rows =
              new Batch(
                  connection,
                  "UPDATE ledger_publication SET due = FALSE, reason = ''"
                      + KEY
                      + " AND changes = ?")) {
            for (Due one : all) {
              rows.add(one.kind().name(), one.subject(), one.changes());
            }
            rows.run();
          }
          return all.size();
        });
  }

  /** One was not written; it is due again later. */
  public void failed(Due one, String why) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(one.attempts(), 10));
    database.inTransaction(
        connection ->
            Query.update(
                connection,
                "UPDATE ledger_publication SET attempts = attempts + 1, next_at = ?, reason = ?"
                    + KEY,
                now().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE),
                Batch.cut(why, 500),
                one.kind().name(),
                one.subject()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
