package org.corridor.claims;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
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
   * Does a work that nobody else does meanwhile; a hub that dies loses it after a while.
   *
   * @return empty while another is at it
   */
  <T, E extends Exception> Optional<T> alone(String name, Duration longest, Work<T, E> work)
      throws E {
    String holder = UUID.randomUUID().toString();
    if (!taken(name, holder, longest)) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.done());
    } finally {
      give(name, holder);
    }
  }

  private boolean taken(String name, String holder, Duration longest) {
    return database.inTransaction(
        connection -> {
          Query.update(
              connection,
              database.dialect().insertIfAbsent("claim_lease", "name, holder, until_at", 1),
              name,
              "",
              Instant.EPOCH);
          return Query.update(
                  connection,
                  "UPDATE claim_lease SET holder = ?, until_at = ? WHERE name = ? AND until_at <="
                      + " ?",
                  holder,
                  clock.instant().plus(longest),
                  name,
                  clock.instant())
              == 1;
        });
  }

  private void give(String name, String holder) {
    database.inTransaction(
        connection ->
            Query.update(
                connection, "DELETE FROM claim_lease WHERE name = ? AND holder = ?", name, holder));
  }

  /** A work. */
  interface Work<T, E extends Exception> {
    T done() throws E;
  }
}
