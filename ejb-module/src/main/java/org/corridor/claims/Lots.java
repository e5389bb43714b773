package org.corridor.claims;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.corridor.journal.Database;
import org.corridor.journal.Query;

/** The numbers of lots, kept before anything is sent under them. */
final class Lots {
  private final Database database;
  private final Clock clock;

  Lots(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A lot that has a number.
   *
   * @param batch BHT03
   */
  record Numbered(String partner, String batch) {}

  /** Empty when nobody has tried to send it. */
  Optional<Numbered> find(UUID lot) {
    return database.inTransaction(connection -> find(connection, lot));
  }

  private static Optional<Numbered> find(Connection connection, UUID lot) throws SQLException {
    return Query.list(
            connection,
            "SELECT partner, batch FROM claim_lot WHERE id = ?",
            row -> new Numbered(row.getString(1), row.getString(2)),
            lot.toString())
        .stream()
        .findFirst();
  }

  /** The number of a lot: the one that it has, or a new one. */
  String number(UUID lot, String partner, Supplier<String> next) {
    Optional<Numbered> known = find(lot);
    if (known.isPresent()) {
      database.inTransaction(
          connection ->
              Query.update(
                  connection,
                  "UPDATE claim_lot SET partner = ? WHERE id = ?",
                  partner,
                  lot.toString()));
      return known.get().batch();
    }
    // Outside of the transaction, which may be done twice.
    String batch = next.get();
    database.inTransaction(
        connection ->
            Query.update(
                connection,
                "INSERT INTO claim_lot (id, partner, batch, made_at) VALUES (?, ?, ?, ?)",
                lot.toString(),
                partner,
                batch,
                clock.instant()));
    return batch;
  }
}
