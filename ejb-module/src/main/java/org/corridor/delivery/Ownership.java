package org.corridor.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Database;

/**
 * Which hub brings which destination's deliveries. A hub holds a lease as long as it runs; the
 * queues of one whose lease has run out are taken over, and what it was sending is in doubt.
 */
final class Ownership {

  private static final String LOST = "the hub stopped before the answer was known";
  private static final String ORPHANS =
      " FROM delivery WHERE state = 'SENDING' AND owner NOT IN (SELECT id FROM delivery_node)";

  private final Database database;
  private final Clock clock;
  private final String name;
  private final Duration lease;
  private final UUID id = UUID.randomUUID();

  /**
   * @param name of this hub, the same after a restart: what an earlier run left is taken over at
   *     once
   */
  Ownership(Database database, Clock clock, String name, Duration lease) {
    this.database = database;
    this.clock = clock;
    this.name = Batch.cut(name);
    this.lease = lease;
  }

  UUID id() {
    return id;
  }

  /** Enters this hub, and takes over what its earlier runs have left. */
  void enter() {
    database.inTransaction(
        connection -> {
          DeliveryRows.update(connection, "DELETE FROM delivery_node WHERE name = ?", name);
          insert(connection);
          return recover(connection);
        });
  }

  /** Renews the lease, and takes over from hubs whose lease has run out. */
  void renew() {
    database.inTransaction(
        connection -> {
          Instant now = now();
          int renewed =
              DeliveryRows.update(
                  connection,
                  "UPDATE delivery_node SET lease_until = ? WHERE id = ?",
                  now.plus(lease),
                  id);
          if (renewed == 0) {
            insert(connection);
          }
          int dead =
              DeliveryRows.update(
                  connection,
                  "DELETE FROM delivery_node WHERE lease_until < ? AND id <> ?",
                  now,
                  id);
          return dead > 0 ? recover(connection) : 0;
        });
  }

  private void insert(Connection connection) throws SQLException {
    DeliveryRows.update(
        connection,
        "INSERT INTO delivery_node (id, name, lease_until) VALUES (?, ?, ?)",
        id,
        name,
        now().plus(lease));
  }

  private int recover(Connection connection) throws SQLException {
    Instant now = now();
    DeliveryRows.update(
        connection,
        "UPDATE delivery_queue SET owner = NULL WHERE owner NOT IN (SELECT id FROM delivery_node)");
    DeliveryRows.update(
        connection,
        "INSERT INTO delivery_event (delivery_id, at, state, attempt, text, who) SELECT id,"
            + " CAST(? AS timestamp with time zone), 'IN_DOUBT', attempts, ?, ''"
            + ORPHANS,
        now,
        LOST);
    return DeliveryRows.update(
        connection,
        "UPDATE delivery SET state = 'IN_DOUBT', state_at = ?, owner = NULL, reason = ? WHERE id IN"
            + " (SELECT id"
            + ORPHANS
            + ")",
        now,
        LOST);
  }

  /**
   * Takes the queues that nobody has, after making those that are missing.
   *
   * @return the queues that are this hub's, and whether they are paused
   */
  Map<String, Boolean> claim(Collection<String> destinations) {
    return database.inTransaction(
        connection -> {
          Map<String, Boolean> mine = mine(connection);
          if (!mine.keySet().containsAll(destinations)) {
            add(connection, destinations.stream().filter(one -> !mine.containsKey(one)).toList());
          }
          int taken =
              DeliveryRows.update(
                  connection, "UPDATE delivery_queue SET owner = ? WHERE owner IS NULL", id);
          return taken > 0 ? mine(connection) : mine;
        });
  }

  private Map<String, Boolean> mine(Connection connection) throws SQLException {
    Map<String, Boolean> mine = new HashMap<>();
    DeliveryRows.list(
            connection,
            "SELECT destination, paused FROM delivery_queue WHERE owner = ?",
            row -> Map.entry(row.getString(1), row.getBoolean(2)),
            id)
        .forEach(one -> mine.put(one.getKey(), one.getValue()));
    return mine;
  }

  private void add(Connection connection, Collection<String> destinations) throws SQLException {
    String sql =
        database.dialect().insertIfAbsent("delivery_queue", "destination, paused, paused_by", 1);
    try (Batch queues = new Batch(connection, sql)) {
      for (String destination : destinations) {
        queues.add(destination, false, "");
      }
      queues.run();
    }
  }

  /** Keeps that somebody has stopped or let go on a destination. */
  void pause(String destination, boolean paused, String who) {
    database.inTransaction(
        connection -> {
          add(connection, List.of(destination));
          return DeliveryRows.update(
              connection,
              "UPDATE delivery_queue SET paused = ?, paused_by = ?, paused_at = ?"
                  + " WHERE destination = ?",
              paused,
              Batch.cut(who),
              now(),
              destination);
        });
  }

  /** Leaves everything to others; what is still on its way becomes in doubt. */
  void leave() {
    database.inTransaction(
        connection -> {
          DeliveryRows.update(connection, "DELETE FROM delivery_node WHERE id = ?", id);
          return recover(connection);
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
