package org.corridor.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Settled deliveries and their content, removed when they are too old; open ones keep both. */
final class OldDeliveries {

  static final String CONTENTS = "delivery_content";
  static final List<String> TABLES = List.of("delivery_settled", "delivery_event", CONTENTS);

  private OldDeliveries() {}

  /** Deletes {@code most} rows of a table at the most, and tells how many. */
  static int delete(Connection connection, String table, Instant limit, int most)
      throws SQLException {
    String id = table.equals("delivery_settled") ? "id" : "delivery_id";
    String sql =
        ("DELETE FROM %1$s WHERE %2$s IN (SELECT o.%2$s FROM %1$s o WHERE o.%2$s < ?"
                + " AND o.%2$s NOT IN (SELECT d.%3$s FROM delivery d) ORDER BY o.%2$s LIMIT %4$d)")
            .formatted(table, id, table.equals(CONTENTS) ? "content_of" : "id", most);
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setObject(1, MessageFilter.firstIdAt(limit));
      return delete.executeUpdate();
    }
  }
}
