package org.corridor.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.corridor.shared.MessageId;

/** The sealed bytes of messages, and who was given them. */
final class Contents {

  private Contents() {}

  static Optional<byte[]> of(Connection connection, MessageId id) throws SQLException {
    return Query.list(
            connection,
            "SELECT sealed FROM journal_content WHERE message_id = ?",
            row -> row.getBytes(1),
            id.value())
        .stream()
        .findFirst();
  }

  static List<Access> accesses(Connection connection, MessageId id) throws SQLException {
    return Query.list(
        connection,
        "SELECT at, who, why FROM journal_access WHERE message_id = ? ORDER BY access_id DESC",
        row ->
            new Access(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                row.getString("why")),
        id.value());
  }
}
