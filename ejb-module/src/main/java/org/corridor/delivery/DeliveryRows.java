package org.corridor.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.shared.MessageId;
import org.jspecify.annotations.Nullable;

/** The queues as rows: what is open, in its order, and the bytes. */
final class DeliveryRows {

  static final String PARCEL =
      "SELECT d.id, d.seq, d.message_id, d.interface_name, d.lane, d.content_type, d.content_of,"
          + " d.created_at, d.state, d.attempts, d.answers, d.repeated, d.not_before FROM delivery d";

  private DeliveryRows() {}

  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  static <T> List<T> list(Connection connection, String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, Batch.forDatabase(values[i]));
      }
      try (ResultSet rows = statement.executeQuery()) {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
          all.add(row.of(rows));
        }
        return all;
      }
    }
  }

  static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, Batch.forDatabase(values[i]));
      }
      return statement.executeUpdate();
    }
  }

  /** A page of a destination's queue, in order, beginning after a place in it. */
  static List<Parcel> queued(Connection connection, String destination, long after, int most)
      throws SQLException {
    return list(
        connection,
        PARCEL
            + " WHERE d.destination = ? AND d.queued = TRUE AND d.seq > ? ORDER BY d.seq LIMIT ?",
        DeliveryRows::parcel,
        destination,
        after,
        most);
  }

  /** How long each destination's queue is, and since when the oldest one waits. */
  static Map<String, Depth> depths(Connection connection) throws SQLException {
    Map<String, Depth> depths = new HashMap<>();
    list(
            connection,
            "SELECT destination, count(*), min(created_at) FROM delivery WHERE queued = TRUE"
                + " GROUP BY destination",
            row -> Map.entry(row.getString(1), new Depth(row.getLong(2), moment(row, 3))))
        .forEach(one -> depths.put(one.getKey(), one.getValue()));
    return depths;
  }

  /** How many deliveries of each destination wait for a person. */
  static Map<String, Long> setAside(Connection connection) throws SQLException {
    return setAside(connection, "destination");
  }

  /** The same, by the interfaces of their messages. */
  static Map<String, Long> setAsideByInterface(Connection connection) throws SQLException {
    return setAside(connection, "interface_name");
  }

  private static Map<String, Long> setAside(Connection connection, String by) throws SQLException {
    Map<String, Long> counts = new HashMap<>();
    list(
            connection,
            "SELECT %1$s, count(*) FROM delivery WHERE queued = FALSE GROUP BY %1$s".formatted(by),
            row -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(one -> counts.put(one.getKey(), one.getValue()));
    return counts;
  }

  /** A queue's length, and when its oldest delivery was made. */
  record Depth(long deliveries, Instant oldest) {}

  static Parcel parcel(ResultSet row) throws SQLException {
    OffsetDateTime notBefore = row.getObject("not_before", OffsetDateTime.class);
    return new Parcel(
        row.getObject("id", UUID.class),
        row.getLong("seq"),
        new MessageId(row.getObject("message_id", UUID.class)),
        row.getString("interface_name"),
        Optional.ofNullable(row.getObject("lane", UUID.class)),
        row.getString("content_type"),
        row.getObject("content_of", UUID.class),
        moment(row, row.findColumn("created_at")),
        DeliveryState.valueOf(row.getString("state")),
        row.getInt("attempts"),
        row.getInt("answers"),
        row.getBoolean("repeated"),
        notBefore == null ? Instant.EPOCH : notBefore.toInstant(),
        Optional.empty());
  }

  static Instant moment(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** The sealed bytes of parcels, by {@link Parcel#contentOf}; what is gone is missing. */
  static Map<UUID, byte[]> contents(Connection connection, List<Parcel> parcels)
      throws SQLException {
    Map<UUID, byte[]> contents = new HashMap<>();
    add(
        contents,
        connection,
        "SELECT message_id, sealed FROM journal_content WHERE message_id = ANY(?)",
        parcels.stream().filter(Parcel::isOfMessage).toList());
    add(
        contents,
        connection,
        "SELECT delivery_id, sealed FROM delivery_content WHERE delivery_id = ANY(?)",
        parcels.stream().filter(parcel -> !parcel.isOfMessage()).toList());
    return contents;
  }

  private static void add(
      Map<UUID, byte[]> contents, Connection connection, String sql, List<Parcel> parcels)
      throws SQLException {
    if (!parcels.isEmpty()) {
      Object ids = array(connection, parcels.stream().map(Parcel::contentOf).toList());
      list(connection, sql, row -> Map.entry(row.getObject(1, UUID.class), row.getBytes(2)), ids)
          .forEach(one -> contents.put(one.getKey(), one.getValue()));
    }
  }

  static Object array(Connection connection, List<UUID> ids) throws SQLException {
    return connection.createArrayOf("uuid", ids.toArray(UUID[]::new));
  }
}
