package org.corridor.eligibility;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Database;
import org.corridor.journal.Query;
import org.corridor.shared.MessageId;
import org.corridor.vault.Vault;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;

/** Responses on their way into the repository, as rows that go once they are there. */
final class PublicationRows {

  /** Whoever has made a row writes it at once; after this somebody else may. */
  static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final String TABLE = "eligibility_publication";
  private static final String COLUMNS =
      "response, request, check_id, version, attempts, next_at, reason, sealed";
  private static final String THIS = " WHERE response = ? AND version = ?";

  private final Database database;
  private final Vault vault;
  private final Clock clock;

  PublicationRows(Database database, Vault vault, Clock clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /** Notes one, as {@link #put(Connection, Publication)}, in a transaction of its own. */
  void put(Publication one) {
    database.inTransaction(
        connection -> {
          put(connection, one);
          return one;
        });
  }

  /** Notes one, instead of an earlier one of the same response. */
  void put(Connection connection, Publication one) throws SQLException {
    byte[] sealed = vault.seal(one.json(), new MessageId(one.check()));
    Instant next = now().plus(FIRST_PAUSE);
    boolean isThere = false;
    // The earlier one may be written, and its row gone, between the two.
    while (!isThere) {
      isThere = insert(connection, one, next, sealed) || replace(connection, one, next, sealed);
    }
  }

  private boolean insert(Connection connection, Publication one, Instant next, byte[] sealed)
      throws SQLException {
    return Query.update(
            connection,
            database.dialect().insertIfAbsent(TABLE, COLUMNS, 1),
            one.responseReference(),
            one.requestReference(),
            one.check(),
            one.version(),
            0,
            next,
            "",
            sealed)
        > 0;
  }

  private static boolean replace(
      Connection connection, Publication one, Instant next, byte[] sealed) throws SQLException {
    return Query.update(
            connection,
            "UPDATE eligibility_publication SET check_id = ?, version = ?, attempts = 0, next_at ="
                + " ?, reason = '', sealed = ? WHERE response = ?",
            one.check(),
            one.version(),
            next,
            sealed,
            one.responseReference())
        > 0;
  }

  boolean isLatest(Publication one) {
    return !database
        .inTransaction(
            connection ->
                Query.list(
                    connection,
                    "SELECT 1 FROM eligibility_publication" + THIS,
                    row -> row.getInt(1),
                    one.responseReference(),
                    one.version()))
        .isEmpty();
  }

  /** One as it is kept. */
  record Kept(String response, UUID version, UUID check, byte[] sealed) {}

  /** What should have been written by now, the longest due first. */
  List<Kept> due(int most) {
    return list(" WHERE next_at <= ? ORDER BY next_at, response LIMIT " + most, now());
  }

  /**
   * Opens one.
   *
   * @throws org.corridor.vault.Unopenable when no key at hand opens it
   */
  Publication open(Kept one) {
    return Publication.of(
        one.version(), one.check(), vault.open(one.sealed(), new MessageId(one.check())));
  }

  /** A request that may not be in the repository yet. */
  Optional<CoverageEligibilityRequest> request(String reference) {
    return list(" WHERE request = ?", reference).stream()
        .findFirst()
        .map(one -> open(one).request());
  }

  private List<Kept> list(String where, Object value) {
    return database.inTransaction(
        connection ->
            Query.list(
                connection,
                "SELECT response, version, check_id, sealed FROM eligibility_publication" + where,
                row ->
                    new Kept(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getBytes(4)),
                value));
  }

  /** They are written; what has changed since stays. */
  void done(List<Publication> all) {
    database.inTransaction(
        connection -> {
          try (Batch rows = new Batch(connection, "DELETE FROM eligibility_publication" + THIS)) {
            for (Publication one : all) {
              rows.add(one.responseReference(), one.version());
            }
            rows.run();
          }
          return all.size();
        });
  }

  /** One was not written: it is due again, each time after a longer pause. */
  void failed(String response, UUID version, String why) {
    database.inTransaction(
        connection -> {
          int attempts =
              Query.list(
                      connection,
                      "SELECT attempts FROM eligibility_publication" + THIS,
                      row -> row.getInt(1),
                      response,
                      version)
                  .stream()
                  .findFirst()
                  .orElse(0);
          Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
          return Query.update(
              connection,
              "UPDATE eligibility_publication SET attempts = attempts + 1, next_at = ?, reason = ?"
                  + THIS,
              now().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE),
              Batch.cut(why, 500),
              response,
              version);
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
