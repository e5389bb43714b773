package org.corridor.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.corridor.shared.MessageId;

/** Which messages have come before, by their keys. */
final class Arrivals {

  private Arrivals() {}

  static Map<ArrivalKey, Earlier> earlier(Connection connection, Collection<ArrivalKey> keys)
      throws SQLException {
    UUID[] hashes = keys.stream().map(ArrivalKey::hash).toArray(UUID[]::new);
    Map<UUID, Earlier> byHash = new HashMap<>();
    Query.list(
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

  static void newest(Connection connection, int most, Consumer<UUID> consumer) throws SQLException {
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
}
