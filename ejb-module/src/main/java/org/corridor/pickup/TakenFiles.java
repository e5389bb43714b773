package org.corridor.pickup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.corridor.journal.Batch;
import org.corridor.journal.Database;

/**
 * The files that came, by the digest of their content, and how far those are that are being taken.
 */
final class TakenFiles {

  private final Database database;
  private final Clock clock;

  /**
   * What is known of a content.
   *
   * @param claim who takes it, or took it
   * @param name of the file
   * @param firstAt when it came for the first time
   * @param settled whether all of it was taken
   * @param taken how many messages and rows were dealt with, and need not be again
   * @param refused how many of them no message could be made of, or were refused at the door
   */
  record Known(
      String claim, String name, Instant firstAt, boolean settled, long taken, long refused) {}

  TakenFiles(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What is known of a content; of one that nobody knew, that {@code claim} takes it. */
  Known begin(Claim claim, String digest, long size) {
    return database.inTransaction(
        connection -> {
          Optional<Known> known = find(connection, claim.interfaceName(), digest);
          if (known.isPresent()) {
            return known.get();
          }
          // As the database gives it back: messages carry it.
          Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          execute(
              connection,
              "INSERT INTO picked_up (interface_name, digest, claim, name, size, first_at, settled,"
                  + " settled_at, taken, refused) VALUES (?, ?, ?, ?, ?, ?, FALSE, ?, 0, 0)",
              claim.interfaceName(),
              digest,
              claim.token(),
              Batch.cut(claim.original()),
              size,
              now,
              now);
          return new Known(claim.token(), claim.original(), now, false, 0, 0);
        });
  }

  private static Optional<Known> find(Connection connection, String interfaceName, String digest)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT claim, name, first_at, settled, taken, refused FROM picked_up"
                + " WHERE interface_name = ? AND digest = ?")) {
      select.setString(1, interfaceName);
      select.setString(2, digest);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Known(
                    row.getString(1),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getBoolean(4),
                    row.getLong(5),
                    row.getLong(6)))
            : Optional.empty();
      }
    }
  }

  /** {@code claim} takes a content that another one had, from the beginning. */
  void takeOver(Claim claim, String digest) {
    update(
        "claim = ?, name = ?, settled = FALSE, taken = 0, refused = 0",
        claim,
        digest,
        claim.token(),
        Batch.cut(claim.original()));
  }

  /** So much of a content is the hub's now. */
  void progress(Claim claim, String digest, long taken, long refused) {
    update("taken = ?, refused = ?", claim, digest, taken, refused);
  }

  /** All of a content is the hub's. */
  void settle(Claim claim, String digest) {
    update("settled = TRUE, settled_at = ?", claim, digest, clock.instant());
  }

  /** Forgets contents that came so long ago. */
  int forget(Duration age) {
    return database.inTransaction(
        connection ->
            execute(
                connection,
                "DELETE FROM picked_up WHERE settled_at < ?",
                clock.instant().minus(age)));
  }

  private void update(String change, Claim claim, String digest, Object... values) {
    Object[] all = new Object[values.length + 2];
    System.arraycopy(values, 0, all, 0, values.length);
    all[values.length] = claim.interfaceName();
    all[values.length + 1] = digest;
    String sql = "UPDATE picked_up SET " + change + " WHERE interface_name = ? AND digest = ?";
    database.inTransaction(connection -> execute(connection, sql, all));
  }

  private static int execute(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, Batch.forDatabase(values[i]));
      }
      return statement.executeUpdate();
    }
  }
}
