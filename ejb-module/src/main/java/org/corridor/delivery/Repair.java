package org.corridor.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Dialect;

/** A person's decision about an open delivery that is not on its way just now. */
final class Repair {

  private static final String OPEN = "id = ? AND state IN ('WAITING', 'PARKED', 'IN_DOUBT')";

  private final Connection connection;
  private final Dialect dialect;
  private final UUID id;
  private final Instant now;

  Repair(Connection connection, Dialect dialect, UUID id, Instant now) {
    this.connection = connection;
    this.dialect = dialect;
    this.id = id;
    this.now = now;
  }

  /** Puts it into its queue anew, in its old place; tells whether it could be. */
  boolean retry(String who) throws SQLException {
    note(DeliveryState.WAITING, "tried again", who);
    return DeliveryRows.update(
            connection,
            "UPDATE delivery SET repeated = (repeated OR state = 'IN_DOUBT'), state = 'WAITING',"
                + " state_at = ?, created_at = ?, queued = TRUE, not_before = NULL, answers = 0,"
                + " reason = '' WHERE "
                + OPEN,
            now,
            now,
            id)
        == 1;
  }

  /** Gives it up; tells whether it could be. */
  boolean discard(String who, String reason) throws SQLException {
    note(DeliveryState.DISCARDED, reason, who);
    try (Settling settling = new Settling(connection, dialect, OPEN)) {
      settling.add(DeliveryState.DISCARDED, now, Batch.cut(reason, Writing.LONGEST_REASON), id);
      return settling.run()[0] == 1;
    }
  }

  private void note(DeliveryState state, String text, String who) throws SQLException {
    DeliveryRows.update(
        connection,
        "INSERT INTO delivery_event (delivery_id, at, state, attempt, text, who)"
            + " SELECT id, CAST(? AS timestamp with time zone), ?, attempts, ?, ? FROM delivery"
            + " WHERE "
            + OPEN,
        now,
        state.name(),
        Batch.cut(text, Writing.LONGEST_REASON),
        Batch.cut(who),
        id);
  }
}
