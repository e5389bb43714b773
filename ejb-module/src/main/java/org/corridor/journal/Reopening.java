package org.corridor.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.corridor.shared.MessageId;
import org.corridor.shared.Stop;

/** Takes messages back to received, so that they can be processed again. */
final class Reopening {

  private static final String SETTLED =
      Arrays.stream(MessageState.values())
          .filter(state -> state.leadsTo(MessageState.RECEIVED))
          .map(state -> "'" + state + "'")
          .collect(Collectors.joining(", ", "state IN (", ")"));
  private static final String STUCK = "state IN ('RECEIVED', 'FAILED') AND state_at < ?";

  private final MessageId id;
  private final String text;
  private final Instant at;

  Reopening(MessageId id, String text, Instant at) {
    this.id = id;
    this.text = text;
    this.at = at;
  }

  /** Whether the message was settled, and is no longer. */
  boolean ifSettled(Connection connection) throws SQLException {
    return reopen(connection, SETTLED);
  }

  /** Whether the message has waited since before {@code since}, and waits anew. */
  boolean ifStuck(Connection connection, Instant since) throws SQLException {
    return reopen(connection, STUCK, since);
  }

  private boolean reopen(Connection connection, String condition, Object... values)
      throws SQLException {
    String sql =
        "UPDATE journal_message SET state = 'RECEIVED', state_at = ?, reason = '' WHERE id = ? AND "
            + condition;
    try (PreparedStatement update = connection.prepareStatement(sql);
        Batch events =
            new Batch(
                connection,
                "INSERT INTO journal_event (message_id, at, state, stop, text)"
                    + " VALUES (?, ?, 'RECEIVED', ?, ?)")) {
      update.setObject(1, Batch.forDatabase(at));
      update.setObject(2, id.value());
      for (int i = 0; i < values.length; i++) {
        update.setObject(3 + i, Batch.forDatabase(values[i]));
      }
      if (update.executeUpdate() == 0) {
        return false;
      }
      events.add(id.value(), at, Stop.ACCEPT.name(), Batch.cut(text, Batch.LONGEST_TEXT));
      events.run();
      return true;
    }
  }
}
