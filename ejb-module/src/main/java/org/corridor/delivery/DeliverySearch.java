package org.corridor.delivery;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.corridor.shared.MessageId;

/** What people ask about deliveries, in SQL; both databases understand it all. */
final class DeliverySearch {

  private static final String COLUMNS =
      "d.id, d.message_id, d.interface_name, d.route, d.destination, d.lane, d.content_type,"
          + " d.content_of, d.version, d.copy_of, d.made_by, d.created_at, d.state, d.state_at,"
          + " d.attempts, d.repeated, d.reason, ";

  private DeliverySearch() {}

  /**
   * A delivery with what only the hub needs to know about it.
   *
   * @param lane what it waits for, as in {@link Parcel}
   * @param contentOf whose content it carries, as in {@link Parcel}
   */
  record Found(Delivery delivery, Optional<UUID> lane, UUID contentOf) {}

  static List<Found> search(Connection connection, DeliveryQuery query, boolean newestFirst)
      throws SQLException {
    DeliveryFilter.Condition condition = query.condition();
    String end = " ORDER BY %s LIMIT " + query.limit();
    String order = newestFirst ? "id DESC" : "id";
    List<Object> values = new ArrayList<>();
    query.tables().forEach(table -> values.addAll(condition.values()));
    String sql =
        query.tables().stream()
            .map(table -> "(" + select(table) + condition.sql() + end.formatted("d." + order) + ")")
            .collect(
                Collectors.joining(
                    " UNION ALL ", "SELECT * FROM (", ") u" + end.formatted("u." + order)));
    return DeliveryRows.list(connection, sql, DeliverySearch::found, values.toArray());
  }

  static Optional<Found> find(Connection connection, UUID id) throws SQLException {
    return DeliveryRows.list(
            connection,
            select("delivery")
                + " WHERE d.id = ? UNION ALL "
                + select("delivery_settled")
                + " WHERE d.id = ?",
            DeliverySearch::found,
            id,
            id)
        .stream()
        .findFirst();
  }

  static List<DeliveryDetail.Event> events(Connection connection, UUID id) throws SQLException {
    return DeliveryRows.list(
        connection,
        "SELECT at, state, attempt, text, who FROM delivery_event WHERE delivery_id = ?"
            + " ORDER BY at, attempt",
        row ->
            new DeliveryDetail.Event(
                DeliveryRows.moment(row, 1),
                DeliveryState.valueOf(row.getString(2)),
                row.getInt(3),
                row.getString(4),
                row.getString(5)),
        id);
  }

  /** Copies begin like their originals. */
  static List<UUID> copies(Connection connection, UUID id) throws SQLException {
    UUID first = new UUID(id.getMostSignificantBits(), 0);
    UUID last = new UUID(id.getMostSignificantBits(), -1);
    String copy = " d WHERE d.id >= ? AND d.id <= ? AND d.copy_of = ?";
    return DeliveryRows.list(
        connection,
        "SELECT d.id FROM delivery" + copy + " UNION ALL SELECT d.id FROM delivery_settled" + copy,
        row -> row.getObject(1, UUID.class),
        first,
        last,
        id,
        first,
        last,
        id);
  }

  private static String select(String table) {
    boolean open = table.equals("delivery");
    return "SELECT "
        + COLUMNS
        + (open ? "d.not_before" : "CAST(NULL AS timestamp with time zone) AS not_before")
        + " FROM "
        + table
        + " d";
  }

  private static Found found(ResultSet row) throws SQLException {
    Delivery delivery =
        new Delivery(
            row.getObject("id", UUID.class),
            new MessageId(row.getObject("message_id", UUID.class)),
            row.getString("interface_name"),
            row.getString("route"),
            row.getString("destination"),
            row.getString("content_type"),
            row.getString("version"),
            Optional.ofNullable(row.getObject("copy_of", UUID.class)),
            row.getString("made_by"),
            DeliveryRows.moment(row, row.findColumn("created_at")),
            DeliveryState.valueOf(row.getString("state")),
            DeliveryRows.moment(row, row.findColumn("state_at")),
            row.getInt("attempts"),
            row.getBoolean("repeated"),
            Optional.ofNullable(row.getObject("not_before", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant),
            row.getString("reason"));
    return new Found(
        delivery,
        Optional.ofNullable(row.getObject("lane", UUID.class)),
        row.getObject("content_of", UUID.class));
  }
}
