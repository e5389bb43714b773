package org.corridor.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.corridor.journal.Database;
import org.corridor.journal.Query;

/** Which answers are waited for, and which are missed. */
public final class Waiting {

  /** What answers a set, by the beginning of its kind; what is not here has a 999 at most. */
  private static final Map<String, List<String>> ANSWERS =
      Map.of(
          "837", List.of("999", "277CA", "835"),
          "270", List.of("271"),
          "276", List.of("277"),
          "275", List.of("999"),
          "278", List.of("999"),
          "820", List.of("999"),
          "834", List.of("999"));

  private final Database database;

  public Waiting(Database database) {
    this.database = database;
  }

  /**
   * Something that somebody should look at.
   *
   * @param partner empty for a sender nobody knows
   * @param what in a word or two, such as {@code 999} or {@code parked sets}
   * @param count how often
   * @param oldest since when; for an answer, when it was due
   */
  public record Missed(String partner, String what, long count, Instant oldest) {}

  /** Answers that are missed now, by partner and kind. */
  public List<Missed> missed(Instant now) {
    return database.inTransaction(
        connection ->
            Query.list(
                connection,
                "SELECT partner, kind, count(*), min(due_at) FROM expected_answer WHERE answered ="
                    + " FALSE AND due_at <= ? GROUP BY partner, kind ORDER BY partner, kind",
                row ->
                    new Missed(
                        row.getString(1), row.getString(2), row.getLong(3), Query.moment(row, 4)),
                now));
  }

  /** What waits for a person, by partner. */
  public List<Missed> parked() {
    return database.inTransaction(
        connection ->
            Query.list(
                connection,
                "SELECT partner, what, sum(n), min(oldest) FROM (SELECT partner, CASE state WHEN"
                    + " 'FAILED' THEN 'not sent' WHEN 'IN_DOUBT' THEN 'in doubt' ELSE 'parked' END"
                    + " AS what, count(*) AS n,"
                    + " min(state_at) AS oldest FROM interchange WHERE state IN ('PARKED',"
                    + " 'FAILED', 'IN_DOUBT') GROUP BY partner, state UNION ALL SELECT partner, 'sets parked',"
                    + " count(*), min(state_at) FROM interchange_set WHERE state = 'PARKED' GROUP"
                    + " BY partner) AS all_of_them GROUP BY partner, what ORDER BY partner, what",
                row ->
                    new Missed(
                        row.getString(1), row.getString(2), row.getLong(3), Query.moment(row, 4))));
  }

  /** Waits for the answers to an interchange that was sent. */
  static void begin(Connection connection, Partner partner, UUID interchange, Instant now)
      throws SQLException {
    List<StoredSet> sets =
        InterchangeRows.sets(connection, " WHERE s.interchange_id = ?", interchange);
    boolean any = false;
    for (StoredSet set : sets) {
      List<String> kinds = ANSWERS.getOrDefault(set.type(), List.of());
      any |= !kinds.isEmpty();
      for (String kind : kinds) {
        expect(connection, partner, set.id(), kind, now);
      }
    }
    if (any) {
      expect(connection, partner, interchange, "TA1", now);
    }
  }

  private static void expect(
      Connection connection, Partner partner, UUID subject, String kind, Instant now)
      throws SQLException {
    Duration within = partner.due().within().get(kind.toUpperCase(Locale.ROOT));
    if (within != null) {
      Query.update(
          connection,
          "INSERT INTO expected_answer (subject, kind, partner, due_at, answered) VALUES (?, ?, ?,"
              + " ?, FALSE)",
          subject,
          kind,
          partner.id(),
          now.plus(within));
    }
  }

  /** One is not waited for any longer. */
  static void end(Connection connection, UUID subject, String kind) throws SQLException {
    Query.update(
        connection,
        "UPDATE expected_answer SET answered = TRUE WHERE subject = ? AND kind = ?",
        subject,
        kind);
  }

  /** None is waited for: what it would answer was rejected, or given up. */
  static void end(Connection connection, UUID subject) throws SQLException {
    Query.update(
        connection, "UPDATE expected_answer SET answered = TRUE WHERE subject = ?", subject);
  }

  /** A 271, 277 or response to a review names the batch that it answers. */
  static void answered(Connection connection, String partner, FoundSet answer) throws SQLException {
    if ((answer.kind().equals("271") || answer.kind().equals("277"))
        && !answer.reference().isEmpty()) {
      Query.update(
          connection,
          "UPDATE expected_answer SET answered = TRUE WHERE kind = ? AND partner = ? AND subject IN"
              + " (SELECT id FROM interchange_set WHERE direction = 'OUT' AND reference = ?)",
          answer.kind(),
          partner,
          answer.reference());
      Query.update(
          connection,
          "UPDATE expected_answer SET answered = TRUE WHERE kind = 'TA1' AND partner = ? AND subject"
              + " IN (SELECT interchange_id FROM interchange_set WHERE direction = 'OUT' AND"
              + " reference = ?)",
          partner,
          answer.reference());
    } else if (answer.kind().startsWith("278-") && !answer.reference().isEmpty()) {
      // Who reviews has received and understood the question.
      Query.update(
          connection,
          "UPDATE expected_answer SET answered = TRUE WHERE partner = ? AND (subject IN (SELECT id"
              + " FROM interchange_set WHERE direction = 'OUT' AND type = '278' AND reference = ?)"
              + " OR kind = 'TA1' AND subject IN (SELECT interchange_id FROM interchange_set WHERE"
              + " direction = 'OUT' AND type = '278' AND reference = ?))",
          partner,
          answer.reference(),
          answer.reference());
    }
  }

  /** The first payment of any claim of a set. */
  static void paid(Connection connection, List<String> claims) throws SQLException {
    if (!claims.isEmpty()) {
      Query.update(
          connection,
          "UPDATE expected_answer SET answered = TRUE WHERE kind = '835' AND subject IN (SELECT"
              + " set_id FROM claim_event WHERE claim_id = ANY(?) AND kind = 'SUBMITTED')",
          Query.texts(connection, claims));
    }
  }
}
