package org.corridor.changes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.corridor.journal.Batch;
import org.corridor.journal.Database;

/** How far interfaces have been told of changes, kept over a start. */
final class ChangeCursors {

  private final Database database;

  ChangeCursors(Database database) {
    this.database = database;
  }

  /** Until when {@code interfaceName} has been told; empty when it never was. */
  Optional<Instant> of(String interfaceName) {
    return database.inTransaction(connection -> read(connection, interfaceName));
  }

  void keep(String interfaceName, Instant until) {
    Instant at = until.truncatedTo(ChronoUnit.MICROS);
    String insert =
        database.dialect().insertIfAbsent("change_cursor", "interface_name, told_until", 1);
    database.inTransaction(
        connection -> {
          try (Batch rows = new Batch(connection, insert);
              Batch moved =
                  new Batch(
                      connection,
                      "UPDATE change_cursor SET told_until = ? WHERE interface_name = ?")) {
            rows.add(interfaceName, at);
            rows.run();
            moved.add(at, interfaceName);
            return moved.run().length;
          }
        });
  }

  private static Optional<Instant> read(Connection connection, String interfaceName)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT told_until FROM change_cursor WHERE interface_name = ?")) {
      query.setString(1, interfaceName);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
            : Optional.empty();
      }
    }
  }
}
