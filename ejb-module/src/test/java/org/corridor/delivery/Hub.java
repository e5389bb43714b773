package org.corridor.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.corridor.journal.Arrival;
import org.corridor.journal.Database;
import org.corridor.journal.Entry;
import org.corridor.journal.Fate;
import org.corridor.journal.JournalStore;
import org.corridor.journal.TestDatabase;
import org.corridor.journal.TestJournal;
import org.corridor.shared.MessageId;
import org.corridor.shared.Stop;
import org.corridor.vault.KeyLedger;
import org.corridor.vault.Vault;
import org.corridor.vault.VaultSettings;
import org.h2.jdbcx.JdbcConnectionPool;

/** A hub for tests of deliveries: a real database, real threads, and time that a test moves. */
final class Hub {

  static final Duration SWEEP = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final JdbcConnectionPool source;
  private final CutSource wire;
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  final Database database;
  final Vault vault;
  final JournalStore journal;
  final ManualTime time;
  final Declared destinations;
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final Dispatch dispatch;

  private Hub(
      JdbcConnectionPool source, Vault vault, ManualTime time, Declared destinations, String node) {
    this.source = source;
    this.vault = vault;
    this.time = time;
    this.destinations = destinations;
    this.wire = new CutSource(source);
    this.database = new Database(wire);
    this.journal = TestJournal.on(wire, time);
    this.dispatch =
        new Dispatch(
            database,
            vault,
            destinations,
            new DeliverySettings(node, Duration.ofSeconds(30), SWEEP, Duration.ofSeconds(5), 64),
            new Crew(this::daemon, 64, java.time.Clock.systemUTC()),
            time,
            time,
            () -> 0.5,
            registry);
  }

  private Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "test-delivery");
    thread.setDaemon(true);
    threads.add(thread);
    return thread;
  }

  /** The database is gone for this hub. */
  void cut() {
    wire.cut(true);
  }

  /** The database is back. */
  void mend() {
    wire.cut(false);
  }

  /** As if the process had been killed: nothing more is written. */
  void kill() {
    cut();
    threads.forEach(Thread::interrupt);
  }

  Deliveries deliveries() {
    return new Deliveries(database, journal, vault);
  }

  Repairs repairs() {
    return new Repairs(database, vault, dispatch, destinations, time);
  }

  /** A hub that has not started, on a database of its own. */
  static Hub on(TestDatabase kind, Path folder) {
    ManualTime time = new ManualTime();
    KeyLedger ledger =
        new KeyLedger() {
          @Override
          public Set<String> keyIds() {
            return Set.of();
          }

          @Override
          public void note(String keyId) {}
        };
    Vault vault =
        Vault.unlock(new VaultSettings(folder.resolve("keys.json"), Optional.empty()), ledger);
    return new Hub(kind.prepared(time), vault, time, new Declared(), "here");
  }

  /** Another run of the same hub: the former one was killed. */
  Hub restarted() {
    return on(source, "here");
  }

  /** Another hub on the same database. */
  Hub beside() {
    return on(source, "beside");
  }

  private Hub on(JdbcConnectionPool other, String node) {
    return new Hub(other, vault, new ManualTime().at(time.instant()), destinations, node);
  }

  /** Starts, and waits until it serves its destinations. */
  Hub start() {
    dispatch.start();
    await(() -> dispatch.status().size() == destinations.all().size());
    return this;
  }

  /** A message comes and is passed on. */
  MessageId send(String destination, String patient, String content) {
    return send(List.of(destination), patient, content);
  }

  MessageId send(List<String> names, String patient, String content) {
    MessageId id = MessageId.next(time);
    List<Consignment> consignments =
        names.stream().map(name -> consignment(id, name, patient)).toList();
    hand(id, content, consignments);
    return id;
  }

  static Consignment consignment(MessageId id, String destination, String patient) {
    return new Consignment(
        id,
        "lab",
        "route",
        destination,
        patient,
        "x-application/hl7-v2+er7",
        Optional.empty(),
        "v1");
  }

  void hand(MessageId id, String content, List<Consignment> consignments) {
    Handover handover =
        dispatch.handOver(consignments, message -> Optional.of(content.getBytes(UTF_8)));
    journal.record(List.of(entry(id, content)), handover);
    handover.committed();
  }

  Entry entry(MessageId id, String content) {
    byte[] bytes = content.getBytes(UTF_8);
    Arrival arrival =
        new Arrival(
            id,
            "lab",
            id.time(),
            false,
            "ORU^R01",
            id.toString(),
            "LAB",
            "NORTH",
            "",
            "AA",
            List.of(),
            bytes);
    return Entry.settled(
        arrival,
        vault.seal(bytes, id),
        "d",
        new Fate.Processed(List.of(), List.of()),
        Stop.PARSE,
        time.instant());
  }

  /** The states of the deliveries of a message. */
  List<DeliveryState> states(MessageId id) {
    return texts(
            "SELECT state FROM delivery WHERE message_id = ? UNION ALL"
                + " SELECT state FROM delivery_settled WHERE message_id = ?",
            id.value(),
            id.value())
        .stream()
        .map(DeliveryState::valueOf)
        .toList();
  }

  boolean is(MessageId id, DeliveryState state) {
    return states(id).equals(List.of(state));
  }

  void awaitState(MessageId id, DeliveryState state) {
    await(() -> is(id, state));
  }

  List<String> texts(String sql, Object... values) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<String> all = new ArrayList<>();
        while (rows.next()) {
          all.add(rows.getString(1));
        }
        return all;
      }
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  void execute(String sql) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** Waits until something that other threads do has happened. */
  static void await(BooleanSupplier condition) {
    Instant end = java.time.Clock.systemUTC().instant().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (java.time.Clock.systemUTC().instant().isAfter(end)) {
        throw new AssertionError("it did not happen in " + PATIENCE);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}
