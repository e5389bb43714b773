package org.corridor.alerts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.delivery.Handover;
import org.corridor.journal.Batch;
import org.corridor.journal.Database;
import org.corridor.journal.Query;
import org.jspecify.annotations.Nullable;

/** Alerts as rows. Of two hubs that find the same cause one writes it. */
final class AlertBook {

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_TEXT = 500;
  private static final String COLUMNS =
      "SELECT id, interface_name, kind, subject, text, node, raised_at, cleared_at,"
          + " acknowledged_by, acknowledged_at FROM alert";

  private final Database database;

  AlertBook(Database database) {
    this.database = database;
  }

  /** An open alert, and its cause. */
  record Open(UUID cause, Alert alert) {}

  /** All open alerts, the newest first. */
  List<Open> open() {
    return database.inTransaction(
        connection ->
            Query.list(
                connection,
                COLUMNS.replace("SELECT ", "SELECT open_cause, ")
                    + " WHERE open_cause IS NOT NULL ORDER BY id DESC",
                row -> new Open(row.getObject("open_cause", UUID.class), alert(row))));
  }

  /** A page of all alerts, the newest first. */
  List<Alert> all(Optional<UUID> before, int limit) {
    String where = before.isPresent() ? " WHERE id < ?" : "";
    return database.inTransaction(
        connection ->
            Query.list(
                connection,
                COLUMNS + where + " ORDER BY id DESC LIMIT " + limit,
                AlertBook::alert,
                before.stream().toArray()));
  }

  /**
   * Writes an alert together with the notices of it.
   *
   * @return whether it is new; otherwise nothing was written
   */
  boolean raise(UUID id, UUID key, Cause cause, String node, Instant now, Handover notices) {
    return database.inTransaction(
        connection -> {
          int rows =
              Query.update(
                  connection,
                  database
                      .dialect()
                      .insertIfAbsent(
                          "alert",
                          "open_cause, id, interface_name, kind, subject, text, node, raised_at,"
                              + " acknowledged_by",
                          1),
                  key,
                  id,
                  Batch.cut(cause.interfaceName(), LONGEST_NAME),
                  cause.kind().name(),
                  Batch.cut(cause.subject()),
                  text(cause),
                  cause.kind().isOfOneHub() ? node : "",
                  now,
                  "");
          return also(connection, rows, notices);
        });
  }

  /**
   * Closes an alert together with the notices of that.
   *
   * @return whether it was open; otherwise nothing was written
   */
  boolean clear(UUID id, Instant now, Handover notices) {
    return database.inTransaction(
        connection ->
            also(
                connection,
                Query.update(
                    connection,
                    "UPDATE alert SET open_cause = NULL, cleared_at = ? WHERE id = ?"
                        + " AND open_cause IS NOT NULL",
                    now,
                    id),
                notices));
  }

  private static boolean also(Connection connection, int rows, Handover notices)
      throws SQLException {
    if (rows > 0) {
      notices.on(connection);
    }
    return rows > 0;
  }

  /** What is kept of the words of a cause. */
  static String text(Cause cause) {
    return Batch.cut(cause.text(), LONGEST_TEXT);
  }

  /** The cause is the same, and there is something else to say of it. */
  void reword(UUID id, Cause cause) {
    update("UPDATE alert SET text = ? WHERE id = ?", text(cause), id);
  }

  /** Somebody has seen it; whoever was first stays. */
  Optional<Alert> acknowledge(UUID id, String who, Instant now) {
    update(
        "UPDATE alert SET acknowledged_by = ?, acknowledged_at = ? WHERE id = ?"
            + " AND acknowledged_at IS NULL",
        Batch.cut(who),
        now,
        id);
    return database.inTransaction(
        connection ->
            Query.list(connection, COLUMNS + " WHERE id = ?", AlertBook::alert, id).stream()
                .findFirst());
  }

  private int update(String sql, @Nullable Object... values) {
    return database.inTransaction(connection -> Query.update(connection, sql, values));
  }

  private static Alert alert(ResultSet row) throws SQLException {
    return new Alert(
        row.getObject("id", UUID.class),
        row.getString("interface_name"),
        AlertKind.valueOf(row.getString("kind")),
        row.getString("subject"),
        row.getString("text"),
        row.getString("node"),
        Query.moment(row, row.findColumn("raised_at")),
        Query.maybe(row, "cleared_at"),
        row.getString("acknowledged_by"),
        Query.maybe(row, "acknowledged_at"));
  }
}
