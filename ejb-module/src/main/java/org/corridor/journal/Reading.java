package org.corridor.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.shared.Finding;
import org.corridor.shared.Leftovers;
import org.corridor.shared.MessageId;
import org.corridor.shared.Stop;

/** Messages and their lives, as the journal tells them; both databases understand the SQL. */
final class Reading {

  private static final String COLUMNS =
      "SELECT m.id, m.interface_name, m.received_at, m.state, m.state_at, m.message_code,"
          + " m.trigger_event, m.control_id, m.sending_application, m.sending_facility,"
          + " m.patient_authority, m.patient_number, m.acknowledgement, m.format, m.size, m.attempts,"
          + " m.reason";
  private static final String SUMMARY = COLUMNS + " FROM journal_message m";
  private static final String DETAIL =
      COLUMNS
          + ", m.findings, m.residue, m.unmapped_codes, m.rules FROM journal_message m WHERE m.id = ?";

  private Reading() {}

  /** The search as it is executed, its marks filled from {@link MessageQuery#condition}. */
  static String searchSql(MessageQuery query) {
    return SUMMARY + query.condition().sql() + " ORDER BY m.id DESC LIMIT " + query.limit();
  }

  static List<MessageSummary> search(Connection connection, MessageQuery query)
      throws SQLException {
    return Query.list(
        connection, searchSql(query), Reading::summary, query.condition().values().toArray());
  }

  static List<MessageSummary> searchOldest(Connection connection, MessageQuery query)
      throws SQLException {
    return Query.list(
        connection,
        SUMMARY + query.condition().sql() + " ORDER BY m.id LIMIT " + query.limit(),
        Reading::summary,
        query.condition().values().toArray());
  }

  static Optional<MessageDetail> find(Connection connection, MessageId id) throws SQLException {
    record Found(
        MessageSummary summary, List<Finding> findings, Leftovers leftovers, String rules) {}
    List<Found> all =
        Query.list(
            connection,
            DETAIL,
            row ->
                new Found(
                    summary(row),
                    FindingsText.read(row.getString("findings")),
                    leftovers(row),
                    row.getString("rules")),
            id.value());
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Found found = all.get(0);
    List<MessageDetail.Event> timeline =
        Query.list(
            connection,
            "SELECT at, state, stop, text FROM journal_event WHERE message_id = ?"
                + " ORDER BY at, CASE state WHEN 'RECEIVED' THEN 0 ELSE 1 END",
            Reading::event,
            id.value());
    List<String> references =
        Query.list(
            connection,
            "SELECT DISTINCT resource, version FROM journal_reference WHERE message_id = ?"
                + " ORDER BY resource, version",
            row -> new Reference(row.getString(1), row.getString(2)).toString(),
            id.value());
    return Optional.of(
        new MessageDetail(
            found.summary(),
            timeline,
            found.findings(),
            references,
            found.leftovers(),
            found.rules()));
  }

  private static Leftovers leftovers(ResultSet row) throws SQLException {
    String residue = row.getString("residue");
    return new Leftovers(
        residue.isEmpty() ? List.of() : List.of(residue.split(" ", -1)),
        CodesText.read(row.getString("unmapped_codes")));
  }

  private static MessageSummary summary(ResultSet row) throws SQLException {
    return new MessageSummary(
        new MessageId(row.getObject("id", UUID.class)),
        row.getString("interface_name"),
        Query.moment(row, row.findColumn("received_at")),
        MessageState.valueOf(row.getString("state")),
        Query.moment(row, row.findColumn("state_at")),
        joined(row.getString("message_code"), '^', row.getString("trigger_event")),
        row.getString("control_id"),
        row.getString("sending_application"),
        row.getString("sending_facility"),
        joined(row.getString("patient_authority"), '|', row.getString("patient_number")),
        row.getString("acknowledgement"),
        Format.valueOf(row.getString("format")),
        row.getInt("size"),
        row.getInt("attempts"),
        row.getString("reason"));
  }

  private static String joined(String left, char separator, String right) {
    return right.isEmpty() ? left : left + separator + right;
  }

  private static MessageDetail.Event event(ResultSet row) throws SQLException {
    return new MessageDetail.Event(
        Query.moment(row, 1),
        MessageState.valueOf(row.getString(2)),
        Stop.valueOf(row.getString(3)),
        row.getString(4));
  }
}
