package org.corridor.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Dialect;
import org.corridor.journal.Query;

/** Answers that are about nothing that is known, as rows. */
final class UnmatchedRows {
  private static final String COLUMNS =
      "id, kind, sender, interchange, group_control, set_control, position, subject, code, answer,"
          + " state, received_at, state_at, who, note";

  private UnmatchedRows() {}

  /** One to keep. */
  record Draft(Answer answer, UnmatchedState state) {}

  /** One that is kept. */
  record Kept(UnmatchedAnswer seen, Answer answer, UnmatchedState state) {}

  static void keep(Connection connection, Dialect dialect, List<Draft> drafts, Instant at)
      throws SQLException {
    String insert = dialect.insertIfAbsent("answer_unmatched", COLUMNS, 1);
    try (Batch rows = new Batch(connection, insert)) {
      for (Draft draft : drafts) {
        Answer one = draft.answer();
        Place place = one.place();
        rows.add(
            id(one),
            one.kind(),
            place.sender(),
            place.interchange(),
            place.group(),
            place.set(),
            place.position(),
            Batch.cut(one.subject(), 100),
            Batch.cut(one.code(), 100),
            AnswerText.write(one),
            draft.state().name(),
            at,
            at,
            "",
            "");
      }
      rows.run();
    }
  }

  /** The same for the same answer. */
  private static UUID id(Answer one) {
    Place place = one.place();
    String text =
        String.join(
            "\n",
            one.kind(),
            place.sender(),
            place.interchange(),
            place.group(),
            place.set(),
            Long.toString(place.position()),
            one.subject());
    return UUID.nameUUIDFromBytes(text.getBytes(UTF_8));
  }

  static List<Kept> list(Connection connection, String condition, Object... values)
      throws SQLException {
    return Query.list(
        connection,
        "SELECT " + COLUMNS + " FROM answer_unmatched" + condition,
        UnmatchedRows::kept,
        values);
  }

  /** Those that may be about what these numbers are the numbers of, as they came. */
  static List<Kept> about(Connection connection, Collection<String> numbers, Instant since)
      throws SQLException {
    return list(
        connection,
        " WHERE subject = ANY(?) AND state <> 'DECIDED' AND received_at > ? ORDER BY received_at,"
            + " id",
        Query.texts(connection, numbers),
        since);
  }

  /** Keeps one in another state, or no longer. */
  static void keep(Connection connection, UUID id, Optional<UnmatchedState> further)
      throws SQLException {
    if (further.isEmpty()) {
      Query.update(connection, "DELETE FROM answer_unmatched WHERE id = ?", id);
    } else {
      Query.update(
          connection,
          "UPDATE answer_unmatched SET state = ? WHERE id = ?",
          further.get().name(),
          id);
    }
  }

  static void decide(Connection connection, UUID id, Instant at, String who, String note)
      throws SQLException {
    Query.update(
        connection,
        "UPDATE answer_unmatched SET state = 'DECIDED', state_at = ?, who = ?, note = ? WHERE id ="
            + " ?",
        at,
        Batch.cut(who),
        Batch.cut(note, 500),
        id);
  }

  private static Kept kept(ResultSet row) throws SQLException {
    Answer answer = AnswerText.read(row.getString("answer"));
    return new Kept(
        new UnmatchedAnswer(
            row.getObject("id", UUID.class),
            row.getString("kind"),
            answer.place(),
            row.getString("subject"),
            row.getString("code"),
            answer.about("", "", "").isPresent(),
            Query.moment(row, row.findColumn("received_at"))),
        answer,
        UnmatchedState.valueOf(row.getString("state")));
  }
}
