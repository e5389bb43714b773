package org.corridor.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.corridor.journal.Database;
import org.corridor.journal.Query;

/**
 * Answers that are about nothing that was sent, as people see and decide them. Every method may
 * throw {@link org.corridor.journal.JournalUnavailable}, and {@link Repairs.NotParked} where there
 * is nothing to decide.
 */
public final class UnmatchedAnswers {
  private final Database database;
  private final Clock clock;

  UnmatchedAnswers(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Those that wait, the newest first. */
  public List<UnmatchedAnswer> waiting(int limit) {
    return database.inTransaction(
        connection ->
            UnmatchedRows.list(
                    connection,
                    " WHERE state = 'WAITING' ORDER BY received_at DESC, id LIMIT " + limit)
                .stream()
                .map(UnmatchedRows.Kept::seen)
                .toList());
  }

  /** How many wait. */
  public long count() {
    return database.inTransaction(
        connection ->
            Query.list(
                    connection,
                    "SELECT count(*) FROM answer_unmatched WHERE state = 'WAITING'",
                    row -> row.getLong(1))
                .get(0));
  }

  /** Applies what one says of a claim to the last sending of another claim. */
  public UnmatchedAnswer apply(UUID id, UUID claim, String who, String note) {
    return database.inTransaction(
        connection -> {
          UnmatchedRows.Kept kept = waiting(connection, id);
          Answer meant = meant(connection, kept.answer(), claim);
          new Answering(connection, now()).again(meant);
          UnmatchedRows.decide(connection, id, now(), who, note);
          return kept.seen();
        });
  }

  private static Answer meant(Connection connection, Answer answer, UUID claim)
      throws SQLException {
    Accounts accounts = new Accounts(connection);
    accounts.load(Set.of(claim));
    Account account =
        accounts.find(claim).orElseThrow(() -> new Repairs.NotParked("There is no such claim"));
    List<Submission> sendings = Submission.list(connection, " WHERE s.claim_id = ?", claim);
    String batch = sendings.isEmpty() ? "" : sendings.get(sendings.size() - 1).batch();
    return answer
        .about(account.sent.number(), account.payerNumber, batch)
        .orElseThrow(() -> new Repairs.NotParked("It is not about one claim"));
  }

  /** Lets one not count. */
  public UnmatchedAnswer discard(UUID id, String who, String note) {
    return database.inTransaction(
        connection -> {
          UnmatchedRows.Kept kept = waiting(connection, id);
          UnmatchedRows.decide(connection, id, now(), who, note);
          return kept.seen();
        });
  }

  private static UnmatchedRows.Kept waiting(Connection connection, UUID id) throws SQLException {
    return UnmatchedRows.list(connection, " WHERE id = ? AND state = 'WAITING' FOR UPDATE", id)
        .stream()
        .findFirst()
        .orElseThrow(() -> new Repairs.NotParked("The answer does not wait"));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
