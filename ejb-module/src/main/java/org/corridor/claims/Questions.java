package org.corridor.claims;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Database;
import org.corridor.journal.Query;

/** Questions how claims stand, and what became of them. */
final class Questions {
  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

  private final Database database;
  private final Clock clock;

  Questions(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * The last question about a claim.
   *
   * @param asked how often the claim was asked for
   * @param nextAt when it may be asked for again
   */
  record Last(int asked, Instant nextAt) {}

  /** Empty if nobody has asked. */
  Optional<Last> last(UUID claim) {
    return database.inTransaction(
        connection ->
            Query.list(
                    connection,
                    "SELECT attempts, next_at FROM claim_question WHERE claim = ? ORDER BY attempts"
                        + " DESC LIMIT 1",
                    row -> new Last(row.getInt(1), Query.moment(row, 2)),
                    claim)
                .stream()
                .findFirst());
  }

  /**
   * A question that is about to be asked.
   *
   * @param trace TRN02
   * @param claim the ledger's id of it
   * @param attempt the how maniest about this claim
   */
  record Asked(String trace, UUID claim, String number, String payer, int attempt) {}

  /** Writes questions down before they are asked. */
  void asking(List<Asked> questions, Duration again) {
    Instant now = clock.instant();
    database.inTransaction(
        connection -> {
          try (Batch rows =
              new Batch(
                  connection,
                  "INSERT INTO claim_question (trace, claim, number, payer, state, attempts,"
                      + " asked_at, next_at, answer) VALUES (?,?,?,?,'ASKED',?,?,?,'')")) {
            for (Asked one : questions) {
              rows.add(
                  one.trace(),
                  one.claim(),
                  Batch.cut(one.number(), 50),
                  Batch.cut(one.payer(), 80),
                  one.attempt(),
                  now,
                  now.plus(again));
            }
            rows.run();
          }
          return questions.size();
        });
  }

  /** A question that did not reach the payer, or that he could not answer: later, and later. */
  void unanswered(String trace, String why) {
    database.inTransaction(
        connection -> {
          unanswered(connection, trace, why);
          return trace;
        });
  }

  /** The same in the caller's transaction. */
  void unanswered(Connection connection, String trace, String why) throws SQLException {
    int attempts =
        Query.list(
                connection,
                "SELECT attempts FROM claim_question WHERE trace = ?",
                row -> row.getInt(1),
                trace)
            .stream()
            .findFirst()
            .orElse(0);
    Duration pause = Duration.ofHours(1L << Math.min(Math.max(0, attempts - 1), 5));
    settle(
        connection,
        trace,
        "UNANSWERED",
        why,
        Optional.of(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
  }

  /** The payer has answered. */
  void answered(Connection connection, String trace, String code) throws SQLException {
    settle(connection, trace, "ANSWERED", code, Optional.empty());
  }

  private int settle(
      Connection connection, String trace, String state, String answer, Optional<Duration> pause)
      throws SQLException {
    return pause.isEmpty()
        ? Query.update(
            connection,
            "UPDATE claim_question SET state = ?, answer = ? WHERE trace = ?",
            state,
            Batch.cut(answer, 40),
            trace)
        : Query.update(
            connection,
            "UPDATE claim_question SET state = ?, answer = ?, next_at = ? WHERE trace = ?",
            state,
            Batch.cut(answer, 40),
            clock.instant().plus(pause.get()),
            trace);
  }
}
