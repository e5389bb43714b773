package org.corridor.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.corridor.shared.Finding;
import org.corridor.shared.Leftovers;
import org.corridor.shared.MessageId;
import org.corridor.shared.Stop;

/** The journal's questions in SQL; both databases understand them all. */
final class Reading {

  private static final String COLUMNS =
      "SELECT m.id, m.interface_name, m.received_at, m.state, m.state_at, m.message_code,"
          + " m.trigger_event, m.control_id, m.sending_application, m.sending_facility,"
          + " m.patient_authority, m.patient_number, m.acknowledgement, m.size, m.attempts,"
          + " m.reason";
  private static final String SUMMARY = COLUMNS + " FROM journal_message m";
  private static final String DETAIL =
      COLUMNS
          + ", m.findings, m.residue, m.unmapped_codes, m.rules FROM journal_message m WHERE m.id = ?";

  private Reading() {}

  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  static <T> List<T> list(Connection connection, String sql, Row<T> row, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, Batch.forDatabase(values[i]));
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
          all.add(row.of(rows));
        }
        return all;
      }
    }
  }

  /** The search as it is executed, its marks filled from {@link MessageQuery#condition}. */
  static String searchSql(MessageQuery query) {
    return SUMMARY + query.condition().sql() + " ORDER BY m.id DESC LIMIT " + query.limit();
  }

  static List<MessageSummary> search(Connection connection, MessageQuery query)
      throws SQLException {
    return list(
        connection, searchSql(query), Reading::summary, query.condition().values().toArray());
  }

  static List<MessageSummary> searchOldest(Connection connection, MessageQuery query)
      throws SQLException {
    return list(
        connection,
        SUMMARY + query.condition().sql() + " ORDER BY m.id LIMIT " + query.limit(),
        Reading::summary,
        query.condition().values().toArray());
  }

  static Optional<MessageDetail> find(Connection connection, MessageId id) throws SQLException {
    record Found(
        MessageSummary summary, List<Finding> findings, Leftovers leftovers, String rules) {}
    List<Found> all =
        list(
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
        list(
            connection,
            "SELECT at, state, stop, text FROM journal_event WHERE message_id = ?"
                + " ORDER BY at, CASE state WHEN 'RECEIVED' THEN 0 ELSE 1 END",
            Reading::event,
            id.value());
    List<String> references =
        list(
            connection,
            "SELECT resource, version FROM journal_reference WHERE message_id = ?"
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

  static Optional<byte[]> content(Connection connection, MessageId id) throws SQLException {
    return list(
            connection,
            "SELECT sealed FROM journal_content WHERE message_id = ?",
            row -> row.getBytes(1),
            id.value())
        .stream()
        .findFirst();
  }

  static List<Access> accesses(Connection connection, MessageId id) throws SQLException {
    return list(
        connection,
        "SELECT at, who, why FROM journal_access WHERE message_id = ? ORDER BY access_id DESC",
        row ->
            new Access(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                row.getString("why")),
        id.value());
  }

  static Map<ArrivalKey, Earlier> earlier(Connection connection, Collection<ArrivalKey> keys)
      throws SQLException {
    UUID[] hashes = keys.stream().map(ArrivalKey::hash).toArray(UUID[]::new);
    Map<UUID, Earlier> byHash = new HashMap<>();
    list(
            connection,
            "SELECT a.arrival_key, a.message_id, a.digest, m.acknowledgement FROM journal_arrival a"
                + " LEFT JOIN journal_message m ON m.id = a.message_id WHERE a.arrival_key = ANY(?)",
            row -> Map.entry(row.getObject(1, UUID.class), earlier(row)),
            connection.createArrayOf("uuid", hashes))
        .forEach(known -> byHash.put(known.getKey(), known.getValue()));
    Map<ArrivalKey, Earlier> earlier = new HashMap<>();
    for (ArrivalKey key : keys) {
      Optional.ofNullable(byHash.get(key.hash())).ifPresent(known -> earlier.put(key, known));
    }
    return earlier;
  }

  static void arrivals(Connection connection, int most, Consumer<UUID> consumer)
      throws SQLException {
    String sql = "SELECT arrival_key FROM journal_arrival ORDER BY message_id DESC LIMIT ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(10_000);
      statement.setInt(1, most);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          consumer.accept(rows.getObject(1, UUID.class));
        }
      }
    }
  }

  private static Earlier earlier(ResultSet row) throws SQLException {
    return new Earlier(
        new MessageId(row.getObject(2, UUID.class)),
        row.getString(3),
        Optional.ofNullable(row.getString(4)).orElse(""));
  }

  static Map<MessageState, Long> counts(Connection connection, Instant since) throws SQLException {
    Map<MessageState, Long> counts = new EnumMap<>(MessageState.class);
    for (MessageState state : MessageState.values()) {
      counts.put(state, 0L);
    }
    record Count(MessageState state, long messages) {}
    list(
            connection,
            "SELECT state, count(*) FROM journal_message WHERE id >= ? GROUP BY state",
            row -> new Count(MessageState.valueOf(row.getString(1)), row.getLong(2)),
            MessageFilter.firstIdAt(since))
        .forEach(count -> counts.put(count.state(), count.messages()));
    return counts;
  }

  static Optional<Instant> oldestUnprocessed(Connection connection) throws SQLException {
    return list(
            connection,
            // For each state the first entry of an index; asked together, they would be sorted.
            "SELECT m.received_at FROM journal_message m WHERE m.id = (SELECT u.id FROM ("
                + "(SELECT id FROM journal_message WHERE state = 'RECEIVED' ORDER BY id LIMIT 1)"
                + " UNION ALL "
                + "(SELECT id FROM journal_message WHERE state = 'FAILED' ORDER BY id LIMIT 1)"
                + ") u ORDER BY u.id LIMIT 1)",
            row -> moment(row, 1),
            new Object[0])
        .stream()
        .findFirst();
  }

  private static MessageSummary summary(ResultSet row) throws SQLException {
    return new MessageSummary(
        new MessageId(row.getObject("id", UUID.class)),
        row.getString("interface_name"),
        moment(row, row.findColumn("received_at")),
        MessageState.valueOf(row.getString("state")),
        moment(row, row.findColumn("state_at")),
        joined(row.getString("message_code"), '^', row.getString("trigger_event")),
        row.getString("control_id"),
        row.getString("sending_application"),
        row.getString("sending_facility"),
        joined(row.getString("patient_authority"), '|', row.getString("patient_number")),
        row.getString("acknowledgement"),
        row.getInt("size"),
        row.getInt("attempts"),
        row.getString("reason"));
  }

  private static String joined(String left, char separator, String right) {
    return right.isEmpty() ? left : left + separator + right;
  }

  private static MessageDetail.Event event(ResultSet row) throws SQLException {
    return new MessageDetail.Event(
        moment(row, 1),
        MessageState.valueOf(row.getString(2)),
        Stop.valueOf(row.getString(3)),
        row.getString(4));
  }

  private static Instant moment(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
