package org.corridor.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Settled proposals, and what they say, removed when nobody has said them for too long; open ones
 * stay.
 */
final class OldProposals {

  private static final String OLD =
      "state <> 'OPEN' AND id < ? AND NOT EXISTS (SELECT 1 FROM proposal_message m WHERE"
          + " m.proposal_id = proposal.id AND m.message_id >= ?)";

  private OldProposals() {}

  /** Deletes them. */
  static int delete(Connection connection, Instant limit) throws SQLException {
    int gone = run(connection, "DELETE FROM proposal WHERE " + OLD, limit);
    run(
        connection,
        "DELETE FROM proposal_message WHERE proposal_id < ? AND message_id < ? AND proposal_id NOT"
            + " IN (SELECT id FROM proposal)",
        limit);
    return gone;
  }

  /** Deletes what they say. */
  static int forget(Connection connection, Instant limit) throws SQLException {
    return run(
        connection, "UPDATE proposal SET sealed = NULL WHERE sealed IS NOT NULL AND " + OLD, limit);
  }

  private static int run(Connection connection, String sql, Instant limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, MessageFilter.firstIdAt(limit));
      statement.setObject(2, MessageFilter.firstIdAt(limit));
      return statement.executeUpdate();
    }
  }
}
