package org.corridor.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Threads of orders, and alerts that are over, removed when they are too old. */
final class OldThreads {

  private OldThreads() {}

  /** Deletes {@code most} threads at the most, and tells how many. */
  static int delete(Connection connection, Instant limit, int most) throws SQLException {
    List<UUID> old =
        Query.list(
            connection,
            "SELECT id FROM care_loop WHERE id < ? AND state_at < ? ORDER BY id LIMIT " + most,
            row -> row.getObject(1, UUID.class),
            MessageFilter.firstIdAt(limit),
            limit);
    if (!old.isEmpty()) {
      Array ids = Query.array(connection, old);
      for (String rows :
          List.of(
              "care_loop_event WHERE loop_id",
              "care_loop_number WHERE loop_id",
              "care_loop WHERE id")) {
        Query.update(connection, "DELETE FROM " + rows + " = ANY(?)", ids);
      }
    }
    return old.size();
  }

  /** Deletes alerts that were over before {@code limit}. */
  static int deleteAlerts(Connection connection, Instant limit) throws SQLException {
    return Query.update(connection, "DELETE FROM alert WHERE cleared_at < ?", limit);
  }
}
