package org.corridor.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.corridor.journal.Query;

/**
 * One sending of a claim.
 *
 * @param number of the claim
 * @param stamp date and time of the interchange of the last answer
 */
record Submission(
    UUID claim,
    String number,
    String provider,
    Place place,
    String batch,
    Instant sentAt,
    AnswerState acknowledged,
    String stamp) {

  private static final String SELECT =
      "SELECT s.*, c.number, c.provider FROM claim_submission s JOIN claim c ON c.id = s.claim_id";

  static List<Submission> list(Connection connection, String condition, Object... values)
      throws SQLException {
    return Query.list(
        connection,
        SELECT
            + condition
            + " ORDER BY s.sent_at, s.interchange, s.group_control, s.set_control, s.position",
        Submission::of,
        values);
  }

  private static Submission of(ResultSet row) throws SQLException {
    return new Submission(
        row.getObject("claim_id", UUID.class),
        row.getString("number"),
        row.getString("provider"),
        new Place(
            row.getString("sender"),
            row.getString("receiver"),
            row.getString("interchange"),
            "",
            row.getString("group_control"),
            row.getString("set_control"),
            row.getLong("position")),
        row.getString("batch"),
        Query.moment(row, row.findColumn("sent_at")),
        AnswerState.valueOf(row.getString("acknowledged")),
        row.getString("answer_stamp"));
  }
}
