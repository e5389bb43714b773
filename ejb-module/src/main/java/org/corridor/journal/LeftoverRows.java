package org.corridor.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.corridor.shared.MessageId;

/** Leftovers counted by sender, in SQL that both databases understand. */
final class LeftoverRows {

  /** A sender that invents places or codes, and one that invents senders, fills no disk. */
  static final int MOST_PER_SENDER = 2_000;

  static final int MOST_PER_INTERFACE = 20_000;

  private static final String KEY =
      "m.interface_name, m.sending_application, m.sending_facility, m.location, m.code_table,"
          + " m.code, m.coding_system";

  private final String insert;

  LeftoverRows(Dialect dialect) {
    insert =
        dialect.insertIfAbsent(
            "journal_leftover", "id, " + KEY.replace("m.", "") + ", messages, latest_message", 1);
  }

  /**
   * Adds counts.
   *
   * @return how many were left out because there are too many of their sender or interface
   */
  int add(Connection connection, Map<LeftoverKey, Tally.Count> counts) throws SQLException {
    // Ordered, so that two writers do not deadlock.
    List<Map.Entry<LeftoverKey, Tally.Count>> ordered =
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(Comparator.comparing(LeftoverKey::id)))
            .toList();
    List<Map.Entry<LeftoverKey, Tally.Count>> fresh = new ArrayList<>();
    try (Batch updates =
        new Batch(
            connection,
            "UPDATE journal_leftover SET messages = messages + ?, latest_message = ?"
                + " WHERE id = ?")) {
      for (var one : ordered) {
        updates.add(one.getValue().messages(), one.getValue().latest().value(), one.getKey().id());
      }
      int[] changed = updates.run();
      for (int i = 0; i < changed.length; i++) {
        if (changed[i] == 0) {
          fresh.add(ordered.get(i));
        }
      }
    }
    return insert(connection, fresh);
  }

  private int insert(Connection connection, List<Map.Entry<LeftoverKey, Tally.Count>> fresh)
      throws SQLException {
    Map<List<String>, Long> known = new HashMap<>();
    int left = 0;
    try (Batch inserts = new Batch(connection, insert)) {
      for (var one : fresh) {
        LeftoverKey key = one.getKey();
        List<String> through = List.of(key.interfaceName());
        List<String> from =
            List.of(key.interfaceName(), key.sendingApplication(), key.sendingFacility());
        if (rows(connection, through, known) >= MOST_PER_INTERFACE
            || rows(connection, from, known) >= MOST_PER_SENDER) {
          left++;
          continue;
        }
        known.merge(through, 1L, Long::sum);
        known.merge(from, 1L, Long::sum);
        inserts.add(
            key.id(),
            key.interfaceName(),
            key.sendingApplication(),
            key.sendingFacility(),
            key.location(),
            key.table(),
            key.code(),
            key.system(),
            one.getValue().messages(),
            one.getValue().latest().value());
      }
      inserts.run();
    }
    return left;
  }

  private static long rows(Connection connection, List<String> of, Map<List<String>, Long> known)
      throws SQLException {
    Long rows = known.get(of);
    if (rows == null) {
      String sql = "SELECT count(*) FROM journal_leftover WHERE interface_name = ?";
      String sender = of.size() > 1 ? " AND sending_application = ? AND sending_facility = ?" : "";
      rows = Query.list(connection, sql + sender, row -> row.getLong(1), of.toArray()).get(0);
      known.put(of, rows);
    }
    return rows;
  }

  static List<LeftoverCount> search(Connection connection, LeftoverQuery query)
      throws SQLException {
    StringBuilder sql =
        new StringBuilder("SELECT m.id, m.messages, m.latest_message, ")
            .append(KEY)
            .append(" FROM journal_leftover m WHERE ")
            .append(query.kind().condition());
    List<Object> values = new ArrayList<>();
    query
        .filters()
        .forEach(
            (filter, value) -> {
              MessageFilter.Condition condition = filter.condition(value);
              sql.append(" AND ").append(condition.sql());
              values.addAll(condition.values());
            });
    query
        .after()
        .ifPresent(
            last -> {
              sql.append(" AND (").append(KEY).append(") > (SELECT ");
              sql.append(KEY.replace("m.", "l."))
                  .append(" FROM journal_leftover l WHERE l.id = ?)");
              values.add(last);
            });
    sql.append(" ORDER BY ").append(KEY).append(" LIMIT ").append(query.limit());
    return Query.list(connection, sql.toString(), LeftoverRows::count, values.toArray());
  }

  private static LeftoverCount count(ResultSet row) throws SQLException {
    return new LeftoverCount(
        row.getObject("id", UUID.class),
        row.getString("interface_name"),
        row.getString("sending_application"),
        row.getString("sending_facility"),
        row.getString("location"),
        row.getString("code_table"),
        row.getString("code"),
        row.getString("coding_system"),
        row.getLong("messages"),
        new MessageId(row.getObject("latest_message", UUID.class)));
  }

  /** Removes what no message since {@code limit} had. */
  static int forget(Connection connection, Instant limit) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM journal_leftover WHERE latest_message < ?")) {
      delete.setObject(1, MessageFilter.firstIdAt(limit));
      return delete.executeUpdate();
    }
  }
}
