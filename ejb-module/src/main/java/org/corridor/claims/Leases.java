package org.corridor.claims;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Database;
import org.corridor.journal.Query;

/** Keeps hubs on one database from doing the same work at the same time. */
final class Leases {
  private final Database database;
  private final Clock clock;

  Leases(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Takes a work until it is closed; a hub that dies loses it after a while.
   *
   * @return empty while another has it
   */
  Optional<Lease> take(String name, Duration longest) {
    String holder = UUID.randomUUID().toString();
    String work = Batch.cut(name, 100);
    boolean taken =
        database.inTransaction(
            connection -> {
              Query.update(
                  connection,
                  database.dialect().insertIfAbsent("claim_lease", "name, holder, until_at", 1),
                  work,
                  "",
                  Instant.EPOCH);
              return Query.update(
                      connection,
                      "UPDATE claim_lease SET holder = ?, until_at = ? WHERE name = ? AND until_at"
                          + " <= ?",
                      holder,
                      clock.instant().plus(longest),
                      work,
                      clock.instant())
                  == 1;
            });
    return taken ? Optional.of(() -> give(work, holder)) : Optional.empty();
  }

  private void give(String work, String holder) {
    database.inTransaction(
        connection ->
            Query.update(
                connection, "DELETE FROM claim_lease WHERE name = ? AND holder = ?", work, holder));
  }

  /** A work that nobody else does meanwhile. */
  interface Lease extends AutoCloseable {
    @Override
    void close();
  }
}
