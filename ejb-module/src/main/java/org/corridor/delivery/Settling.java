package org.corridor.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.corridor.journal.Batch;
import org.corridor.journal.Dialect;

/** Moves rows that meet a condition from the open deliveries to the settled ones. */
final class Settling implements AutoCloseable {

  private static final String KEPT =
      "id, message_id, interface_name, route, destination, lane, content_type, content_of,"
          + " version, copy_of, made_by, created_at, attempts, repeated";
  private static final String INTO =
      "INSERT INTO delivery_settled ("
          + KEPT
          + ", state, state_at, reason) SELECT "
          + KEPT
          + ", ?, CAST(? AS timestamp with time zone), ? FROM ";

  private final Dialect dialect;
  private final Batch insert;
  private final Batch delete;

  /**
   * @param condition on the open delivery
   */
  Settling(Connection connection, Dialect dialect, String condition) throws SQLException {
    this.dialect = dialect;
    String gone = "DELETE FROM delivery WHERE " + condition;
    this.insert =
        new Batch(
            connection,
            dialect == Dialect.POSTGRESQL
                ? "WITH gone AS (" + gone + " RETURNING *) " + INTO + "gone"
                : INTO + "delivery WHERE " + condition);
    this.delete = new Batch(connection, gone);
  }

  /**
   * One more row.
   *
   * @param condition the values of the condition's marks
   */
  void add(DeliveryState state, Instant at, String reason, Object... condition)
      throws SQLException {
    Object[] facts = {state.name(), at, reason};
    if (dialect == Dialect.POSTGRESQL) {
      insert.add(joined(condition, facts));
    } else {
      insert.add(joined(facts, condition));
      delete.add(condition);
    }
  }

  private static Object[] joined(Object[] first, Object[] second) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
  }

  /** How many rows each line moved. */
  int[] run() throws SQLException {
    int[] moved = insert.run();
    delete.run();
    return moved;
  }

  @Override
  public void close() throws SQLException {
    try (insert) {
      delete.close();
    }
  }
}
