package org.corridor.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.couriers.Depot;
import org.corridor.couriers.Trouble;
import org.corridor.journal.Batch;
import org.corridor.journal.Query;

/**
 * Sends what is ready: a file gets its name when it is whole, and has the same name when it is sent
 * once more because nobody knows whether it arrived.
 */
final class Delivering {

  private static final Logger LOG = System.getLogger(Delivering.class.getName());
  private static final int AT_ONCE = 50;
  private static final int MOST_ATTEMPTS = 40;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

  /** Sends over a line that is no folder. */
  interface CoreLine {

    /**
     * Sends one interchange.
     *
     * @throws IOException when it is perhaps not there
     */
    void send(Partner partner, StoredInterchange interchange, InputStream bytes) throws IOException;
  }

  private final Office office;
  private final Duration lease;
  private final Optional<CoreLine> core;

  Delivering(Office office, Duration lease, Optional<CoreLine> core) {
    this.office = office;
    this.lease = lease;
    this.core = core;
  }

  /**
   * Sends what is due.
   *
   * @return how many were sent
   */
  int round() {
    Instant now = office.now();
    List<StoredInterchange> due =
        office
            .database()
            .inTransaction(
                connection ->
                    InterchangeRows.list(
                        connection,
                        " WHERE i.direction = 'OUT' AND i.state = 'READY' AND i.next_at <= ? ORDER"
                            + " BY i.id LIMIT "
                            + AT_ONCE,
                        now));
    Map<String, Depot> depots = new HashMap<>();
    int sent = 0;
    try {
      for (StoredInterchange one : due) {
        Optional<Partner> partner = office.partners().get().named(one.partner());
        if (partner.filter(Delivering::isReached).isPresent() && leased(one)) {
          sent += send(one, partner.get(), depots) ? 1 : 0;
        }
      }
    } finally {
      depots.values().forEach(Depot::close);
    }
    return sent;
  }

  static boolean isReached(Partner partner) {
    return partner.line() instanceof PartnerLine.Core
        || (partner.line() instanceof PartnerLine.Folders folders && folders.out().isPresent());
  }

  private boolean leased(StoredInterchange one) {
    return office
            .database()
            .inTransaction(
                connection ->
                    Query.update(
                        connection,
                        "UPDATE interchange SET next_at = ?, attempts = attempts + 1 WHERE id = ?"
                            + " AND state = 'READY' AND attempts = ?",
                        office.now().plus(lease),
                        one.id(),
                        one.attempts()))
        == 1;
  }

  private boolean send(StoredInterchange one, Partner partner, Map<String, Depot> depots) {
    try {
      put(one, partner, depots);
    } catch (IOException e) {
      later(one, Trouble.of(e));
      return false;
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "interchange " + one.id() + " was not sent", e);
      later(one, e.getClass().getSimpleName());
      return false;
    }
    office
        .database()
        .inTransaction(
            connection -> {
              sent(connection, one.id(), partner);
              return one;
            });
    return true;
  }

  private void put(StoredInterchange one, Partner partner, Map<String, Depot> depots)
      throws IOException {
    StoredInterchange.Bytes bytes = one.bytes();
    if (partner.line() instanceof PartnerLine.Folders folders) {
      Depot depot = depots.computeIfAbsent(partner.id(), id -> depot(folders));
      depot.put(fileName(one), file -> copy(bytes, file));
    } else if (core.isPresent()) {
      try (InputStream in = office.files().read(bytes.file(), bytes.begins(), bytes.length())) {
        core.get().send(partner, one, in);
      }
    } else {
      throw new IOException("CORE connectivity is not there");
    }
  }

  private void copy(StoredInterchange.Bytes bytes, OutputStream file) throws IOException {
    try (InputStream in = office.files().read(bytes.file(), bytes.begins(), bytes.length())) {
      byte[] buffer = new byte[32 * 1024];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        file.write(buffer, 0, count);
      }
    }
  }

  private static Depot depot(PartnerLine.Folders folders) {
    String out = folders.out().orElseThrow();
    return folders
        .server()
        .map(server -> Depot.remote(server, out))
        .orElseGet(() -> Depot.local(Path.of(out)));
  }

  /** By the number that acknowledgements name, and what is in it. */
  static String fileName(StoredInterchange one) {
    String kinds = one.kinds().replaceAll("[^A-Za-z0-9]+", "-");
    String kind = kinds.substring(0, Math.min(kinds.length(), 40));
    return one.control() + "-" + kind + "-" + one.id().toString().substring(0, 13) + ".x12";
  }

  private void sent(Connection connection, UUID id, Partner partner) throws SQLException {
    Instant now = office.now();
    int ours =
        Query.update(
            connection,
            "UPDATE interchange SET state = 'SENT', state_at = ?, sent_at = ?, reason = '', next_at"
                + " = NULL WHERE id = ? AND state = 'READY'",
            now,
            now,
            id);
    if (ours == 1) {
      Query.update(
          connection,
          "UPDATE interchange_set SET state = 'SENT', state_at = ? WHERE interchange_id = ? AND"
              + " state = 'READY'",
          now,
          id);
      Waiting.begin(connection, partner, id, now);
    }
  }

  private void later(StoredInterchange one, String why) {
    int attempts = one.attempts() + 1;
    boolean over = attempts >= MOST_ATTEMPTS;
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
    Instant next = office.now().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    LOG.log(
        Level.WARNING, "interchange {0} to {1} was not sent: {2}", one.id(), one.partner(), why);
    office
        .database()
        .inTransaction(
            connection ->
                Query.update(
                    connection,
                    "UPDATE interchange SET state = ?, state_at = ?, reason = ?, next_at = ? WHERE"
                        + " id = ? AND state = 'READY'",
                    over ? "FAILED" : "READY",
                    office.now(),
                    Batch.cut(why, InterchangeRows.LONGEST_REASON),
                    next,
                    one.id()));
  }
}
