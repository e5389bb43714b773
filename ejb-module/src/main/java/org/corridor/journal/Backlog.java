package org.corridor.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.shared.MessageId;

/** How many messages stand where, and which has waited longest. */
final class Backlog {

  private Backlog() {}

  static Map<MessageState, Long> counts(Connection connection, Instant since) throws SQLException {
    Map<MessageState, Long> counts = new EnumMap<>(MessageState.class);
    for (MessageState state : MessageState.values()) {
      counts.put(state, 0L);
    }
    record Count(MessageState state, long messages) {}
    Query.list(
            connection,
            "SELECT state, count(*) FROM journal_message WHERE id >= ? GROUP BY state",
            row -> new Count(MessageState.valueOf(row.getString(1)), row.getLong(2)),
            MessageFilter.firstIdAt(since))
        .forEach(count -> counts.put(count.state(), count.messages()));
    return counts;
  }

  /** When the latest message of each interface came; those without one since then are missing. */
  static Map<String, Instant> latest(
      Connection connection, Collection<String> interfaces, Instant since) throws SQLException {
    Map<String, Instant> latest = new HashMap<>();
    for (String name : interfaces) {
      Query.list(
              connection,
              "SELECT id FROM journal_message WHERE interface_name = ? AND id >= ?"
                  + " ORDER BY id DESC LIMIT 1",
              row -> new MessageId(row.getObject(1, UUID.class)).time(),
              name,
              MessageFilter.firstIdAt(since))
          .forEach(at -> latest.put(name, at));
    }
    return latest;
  }

  /** How many messages of each interface, received since then, are dead. */
  static Map<String, Long> dead(Connection connection, Instant since) throws SQLException {
    Map<String, Long> dead = new HashMap<>();
    Query.list(
            connection,
            "SELECT interface_name, count(*) FROM journal_message WHERE state = 'DEAD'"
                + " AND id >= ? GROUP BY interface_name",
            row -> Map.entry(row.getString(1), row.getLong(2)),
            MessageFilter.firstIdAt(since))
        .forEach(one -> dead.put(one.getKey(), one.getValue()));
    return dead;
  }

  static Optional<Instant> oldestUnprocessed(Connection connection) throws SQLException {
    return Query.list(
            connection,
            // For each state the first entry of an index; asked together, they would be sorted.
            "SELECT m.received_at FROM journal_message m WHERE m.id = (SELECT u.id FROM ("
                + "(SELECT id FROM journal_message WHERE state = 'RECEIVED' ORDER BY id LIMIT 1)"
                + " UNION ALL "
                + "(SELECT id FROM journal_message WHERE state = 'FAILED' ORDER BY id LIMIT 1)"
                + ") u ORDER BY u.id LIMIT 1)",
            row -> Query.moment(row, 1))
        .stream()
        .findFirst();
  }
}
