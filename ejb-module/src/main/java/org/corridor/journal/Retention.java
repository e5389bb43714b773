package org.corridor.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Removes what the journal need not keep any longer. Whole months go with their partitions where
 * there are some; the rest is deleted in small transactions, so that nobody waits for it. A message
 * that is not settled stays, however old it is; so does who was given content.
 */
final class Retention {

  /** Not settled, or not yet with everyone it is for; a delivery's id follows its message's. */
  private static final String WAITING =
      "(SELECT w.id FROM journal_message w WHERE w.state IN ('RECEIVED', 'FAILED') AND w.id < ?"
          + " UNION ALL SELECT d.message_id FROM delivery d)";

  private final Database database;
  private final Partitions partitions;
  private final Clock clock;
  private final int batch;

  /**
   * What was removed.
   *
   * @param contents how many messages lost their bytes only
   * @param messages how many messages are gone
   */
  record Removed(long contents, long messages) {}

  /**
   * @param batch how many messages are deleted in one transaction
   */
  Retention(Database database, Clock clock, int batch) {
    this.database = database;
    this.partitions = new Partitions(database, clock);
    this.clock = clock;
    this.batch = batch;
  }

  /** Removes what is older than the settings say. */
  Removed apply(RetentionSettings settings) {
    long messages = settings.messages().map(this::removeMessages).orElse(0L);
    long contents = settings.content().map(this::removeContents).orElse(0L);
    return new Removed(contents, messages);
  }

  private long removeMessages(Duration keep) {
    Instant limit = clock.instant().minus(keep);
    long removed = partitions.drop(Partitions.TABLES, limit);
    for (long more = batch; more == batch; removed += more) {
      more = database.inTransaction(connection -> deleteMessages(connection, limit));
    }
    database.inTransaction(connection -> forgetArrivals(connection, limit));
    for (String table : OldDeliveries.TABLES) {
      removeDeliveries(table, limit);
    }
    database.inTransaction(connection -> LeftoverRows.forget(connection, limit));
    for (int more = batch; more == batch; ) {
      more = database.inTransaction(connection -> OldThreads.delete(connection, limit, batch));
    }
    database.inTransaction(connection -> OldThreads.deleteAlerts(connection, limit));
    return removed;
  }

  private long removeContents(Duration keep) {
    Instant limit = clock.instant().minus(keep);
    long removed = partitions.drop(List.of("journal_content", OldDeliveries.CONTENTS), limit);
    for (long more = batch; more == batch; removed += more) {
      more = database.inTransaction(connection -> deleteContents(connection, limit));
    }
    removeDeliveries(OldDeliveries.CONTENTS, limit);
    return removed;
  }

  private void removeDeliveries(String table, Instant limit) {
    for (int more = batch; more == batch; ) {
      more =
          database.inTransaction(
              connection -> OldDeliveries.delete(connection, table, limit, batch));
    }
  }

  private long deleteMessages(Connection connection, Instant limit) throws SQLException {
    List<UUID> oldest = oldest(connection, "journal_message", "id", limit);
    for (String table : List.of("journal_content", "journal_event", "journal_reference")) {
      deleteUpTo(last(oldest), connection, table, "message_id", limit);
    }
    deleteUpTo(last(oldest), connection, "journal_message", "id", limit);
    return oldest.size();
  }

  private long deleteContents(Connection connection, Instant limit) throws SQLException {
    List<UUID> oldest = oldest(connection, "journal_content", "message_id", limit);
    deleteUpTo(last(oldest), connection, "journal_content", "message_id", limit);
    return oldest.size();
  }

  private static Optional<UUID> last(List<UUID> ids) {
    return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(ids.size() - 1));
  }

  private List<UUID> oldest(Connection connection, String table, String id, Instant limit)
      throws SQLException {
    String sql =
        "SELECT %2$s FROM %1$s WHERE %2$s < ? AND %2$s NOT IN %3$s ORDER BY %2$s LIMIT %4$d"
            .formatted(table, id, WAITING, batch);
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, MessageFilter.firstIdAt(limit));
      select.setObject(2, MessageFilter.firstIdAt(limit));
      try (ResultSet rows = select.executeQuery()) {
        List<UUID> ids = new ArrayList<>();
        while (rows.next()) {
          ids.add(rows.getObject(1, UUID.class));
        }
        return ids;
      }
    }
  }

  private static void deleteUpTo(
      Optional<UUID> last, Connection connection, String table, String id, Instant limit)
      throws SQLException {
    if (last.isEmpty()) {
      return;
    }
    String sql =
        "DELETE FROM %1$s WHERE %2$s <= ? AND %2$s NOT IN %3$s".formatted(table, id, WAITING);
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setObject(1, last.get());
      delete.setObject(2, MessageFilter.firstIdAt(limit));
      delete.executeUpdate();
    }
  }

  /** A message that is gone no longer makes a later one a resend. */
  private static int forgetArrivals(Connection connection, Instant limit) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM journal_arrival WHERE message_id < ? AND message_id NOT IN " + WAITING)) {
      delete.setObject(1, MessageFilter.firstIdAt(limit));
      delete.setObject(2, MessageFilter.firstIdAt(limit));
      return delete.executeUpdate();
    }
  }
}
