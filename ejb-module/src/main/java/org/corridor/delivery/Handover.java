package org.corridor.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.corridor.journal.Batch;
import org.corridor.journal.Dialect;
import org.corridor.journal.InTransaction;
import org.corridor.shared.MessageId;
import org.corridor.vault.Vault;

/**
 * Deliveries on their way into their queues: written in the transaction of their messages' fates,
 * and given to the engine once that is committed.
 */
public final class Handover implements InTransaction {

  private static final String COLUMNS =
      "id, message_id, interface_name, route, destination, lane, content_type, content_of,"
          + " version, copy_of, made_by, created_at, state, state_at, attempts, repeated, reason,"
          + " queued, answers";

  private final List<Entry> entries;
  private final Dialect dialect;
  private final Instant now;
  private final BiConsumer<String, List<Parcel>> queues;
  private Map<UUID, Long> written = Map.of();

  /**
   * One row to be written.
   *
   * @param copyOf the delivery that it repeats or corrects
   * @param madeBy who asked for it; empty for the hub itself
   * @param plain the bytes, to spare reading them back
   */
  record Entry(
      UUID id,
      Consignment consignment,
      Optional<UUID> lane,
      UUID contentOf,
      Optional<byte[]> sealed,
      Optional<UUID> copyOf,
      String madeBy,
      Optional<byte[]> plain) {

    static Entry of(Consignment one, Vault vault, Function<MessageId, Optional<byte[]>> messages) {
      UUID id = one.id();
      return new Entry(
          id,
          one,
          one.laneKey(),
          one.content().isPresent() ? id : one.message().value(),
          one.content().map(bytes -> vault.seal(bytes, new MessageId(id))),
          Optional.empty(),
          "",
          one.content().or(() -> messages.apply(one.message())));
    }
  }

  Handover(
      List<Entry> entries, Dialect dialect, Instant now, BiConsumer<String, List<Parcel>> queues) {
    this.entries = List.copyOf(entries);
    this.dialect = dialect;
    this.now = now;
    this.queues = queues;
  }

  @Override
  public void on(Connection connection) throws SQLException {
    if (!entries.isEmpty()) {
      insert(connection);
      written = sequences(connection);
    }
  }

  /** The transaction is committed: the deliveries may go out. */
  public void committed() {
    Map<String, List<Parcel>> parcels = new HashMap<>();
    for (Entry entry : entries) {
      Long sequence = written.get(entry.id());
      if (sequence != null) {
        parcels
            .computeIfAbsent(entry.consignment().destination(), name -> new ArrayList<>())
            .add(parcel(entry, sequence));
      }
    }
    parcels.forEach(queues);
  }

  private void insert(Connection connection) throws SQLException {
    try (Batch deliveries = new Batch(connection, dialect.insertIfAbsent("delivery", COLUMNS, 1));
        Batch contents =
            new Batch(
                connection, dialect.insertIfAbsent("delivery_content", "delivery_id, sealed", 1))) {
      for (Entry entry : entries) {
        Consignment one = entry.consignment();
        deliveries.add(
            entry.id(),
            one.message().value(),
            Batch.cut(one.interfaceName(), 100),
            Batch.cut(one.route(), 100),
            Batch.cut(one.destination(), 100),
            entry.lane().orElse(null),
            Batch.cut(one.contentType(), 100),
            entry.contentOf(),
            Batch.cut(one.version(), 64),
            entry.copyOf().orElse(null),
            Batch.cut(entry.madeBy()),
            now,
            DeliveryState.WAITING.name(),
            now,
            0,
            false,
            "",
            true,
            0);
        if (entry.sealed().isPresent()) {
          contents.add(entry.id(), entry.sealed().get());
        }
      }
      deliveries.run();
      contents.run();
    }
  }

  /**
   * A message that comes again, after a crash, brings deliveries that have their rows already; the
   * settled ones among them are not opened again. This looks after the insert: a row that moved
   * while the insert waited for it is seen.
   */
  private Map<UUID, Long> sequences(Connection connection) throws SQLException {
    List<UUID> ids = entries.stream().map(Entry::id).toList();
    Object array = DeliveryRows.array(connection, ids);
    DeliveryRows.update(
        connection,
        "DELETE FROM delivery WHERE id = ANY(?) AND state = 'WAITING' AND id IN (SELECT s.id FROM"
            + " delivery_settled s WHERE s.id = ANY(?) AND s.id >= ? AND s.id <= ?)",
        array,
        array,
        new UUID(edge(Collections.min(heads(ids))), 0),
        new UUID(edge(Collections.max(heads(ids))), -1));
    Map<UUID, Long> sequences = new HashMap<>();
    DeliveryRows.list(
            connection,
            "SELECT id, seq FROM delivery WHERE id = ANY(?) AND state = 'WAITING' AND attempts = 0",
            row -> Map.entry(row.getObject(1, UUID.class), row.getLong(2)),
            array)
        .forEach(one -> sequences.put(one.getKey(), one.getValue()));
    return sequences;
  }

  // Databases order UUIDs by their bits without a sign.
  private static Collection<Long> heads(List<UUID> ids) {
    return ids.stream().map(id -> id.getMostSignificantBits() ^ Long.MIN_VALUE).toList();
  }

  private static long edge(long head) {
    return head ^ Long.MIN_VALUE;
  }

  private Parcel parcel(Entry entry, long sequence) {
    Consignment one = entry.consignment();
    return new Parcel(
        entry.id(),
        sequence,
        one.message(),
        one.interfaceName(),
        entry.lane(),
        one.contentType(),
        entry.contentOf(),
        now,
        DeliveryState.WAITING,
        0,
        0,
        false,
        Instant.EPOCH,
        entry.plain());
  }
}
