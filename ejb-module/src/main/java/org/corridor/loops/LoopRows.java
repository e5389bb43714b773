package org.corridor.loops;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Dialect;
import org.corridor.journal.Query;
import org.corridor.shared.MessageId;

/** Loops as rows. */
final class LoopRows {

  static final String COLUMNS =
      "SELECT l.id, l.kind, l.interface_name, l.patient_authority, l.patient_number, l.opened_at,"
          + " l.state, l.state_at, l.decided_by, l.due_at, l.ordered, l.closed_by FROM care_loop l";

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_TYPE = 20;
  private static final String INSERT =
      "INSERT INTO care_loop (kind, interface_name, state, state_at, decided_by, due_at, ordered, id,"
          + " patient_authority, patient_number, opened_at, closed_by)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')";
  private static final String UPDATE =
      "UPDATE care_loop SET kind = ?, interface_name = ?, state = ?, state_at = ?, decided_by = ?,"
          + " due_at = ?, ordered = ? WHERE id = ?";

  private LoopRows() {}

  /** Loops by their ids, locked in the order of ids so that two writers do not deadlock. */
  static Map<UUID, LoopDraft> locked(Connection connection, List<UUID> ids) throws SQLException {
    Map<UUID, LoopDraft> loops = new HashMap<>();
    if (!ids.isEmpty()) {
      Query.list(
              connection,
              COLUMNS + " WHERE l.id = ANY(?) ORDER BY l.id FOR UPDATE",
              row -> new LoopDraft(loop(row, List.of()), row.getObject("decided_by", UUID.class)),
              Query.array(connection, ids))
          .forEach(loop -> loops.put(loop.id, loop));
    }
    return loops;
  }

  static Loop loop(ResultSet row, List<LoopNumber> numbers) throws SQLException {
    String authority = row.getString("patient_authority");
    String number = row.getString("patient_number");
    return new Loop(
        row.getObject("id", UUID.class),
        LoopKind.valueOf(row.getString("kind")),
        row.getString("interface_name"),
        authority.isEmpty() && number.isEmpty() ? "" : authority + "|" + number,
        Query.moment(row, row.findColumn("opened_at")),
        LoopState.valueOf(row.getString("state")),
        Query.moment(row, row.findColumn("state_at")),
        Query.maybe(row, "due_at"),
        row.getBoolean("ordered"),
        row.getString("closed_by"),
        numbers);
  }

  static void write(
      Connection connection,
      Dialect dialect,
      Collection<LoopDraft> loops,
      List<KnownNumbers.Known> numbers,
      List<LoopWriting.Happened> events)
      throws SQLException {
    loops(connection, loops);
    try (Batch rows =
            new Batch(
                connection,
                "INSERT INTO care_loop_number (number, role, scope, patient_number, loop_id)"
                    + " VALUES (?, ?, ?, ?, ?)");
        Batch lines =
            new Batch(
                connection,
                dialect.insertIfAbsent(
                    "care_loop_event",
                    "loop_id, message_id, event, at, interface_name, message_type",
                    3))) {
      for (KnownNumbers.Known one : numbers) {
        rows.add(
            one.number().number(),
            one.number().role().name(),
            one.scope(),
            one.patient(),
            one.loop().now().id);
      }
      for (LoopWriting.Happened one : events) {
        lines.add(
            one.loop().now().id,
            one.arrival().id().value(),
            one.event().name(),
            one.arrival().receivedAt(),
            Batch.cut(one.arrival().interfaceName(), LONGEST_NAME),
            Batch.cut(one.arrival().messageType(), LONGEST_TYPE));
      }
      rows.run();
      lines.run();
    }
  }

  private static void loops(Connection connection, Collection<LoopDraft> loops)
      throws SQLException {
    try (Batch inserts = new Batch(connection, INSERT);
        Batch updates = new Batch(connection, UPDATE)) {
      List<LoopDraft> ordered =
          loops.stream().sorted(Comparator.comparing(one -> new MessageId(one.id))).toList();
      for (LoopDraft one : ordered) {
        if (one.isUnited()) {
          if (!one.fresh) {
            unite(connection, one.id, one.now().id);
          }
        } else if (one.fresh) {
          inserts.add(
              one.kind().name(),
              Batch.cut(one.interfaceName(), LONGEST_NAME),
              one.state().name(),
              one.stateAt(),
              one.decidedBy(),
              one.dueAt().orElse(null),
              one.isOrdered(),
              one.id,
              one.patient.authority(),
              one.patient.number(),
              one.openedAt);
        } else if (one.isChanged()) {
          updates.add(
              one.kind().name(),
              Batch.cut(one.interfaceName(), LONGEST_NAME),
              one.state().name(),
              one.stateAt(),
              one.decidedBy(),
              one.dueAt().orElse(null),
              one.isOrdered(),
              one.id);
        }
      }
      inserts.run();
      updates.run();
    }
  }

  private static void unite(Connection connection, UUID from, UUID to) throws SQLException {
    Query.update(connection, "UPDATE care_loop_number SET loop_id = ? WHERE loop_id = ?", to, from);
    Query.update(
        connection,
        "DELETE FROM care_loop_event WHERE loop_id = ? AND EXISTS (SELECT 1 FROM care_loop_event o"
            + " WHERE o.loop_id = ? AND o.message_id = care_loop_event.message_id"
            + " AND o.event = care_loop_event.event)",
        from,
        to);
    Query.update(connection, "UPDATE care_loop_event SET loop_id = ? WHERE loop_id = ?", to, from);
    Query.update(connection, "DELETE FROM care_loop WHERE id = ?", from);
  }

  /** The numbers of loops. */
  static Map<UUID, List<LoopNumber>> numbers(Connection connection, List<UUID> ids)
      throws SQLException {
    record Row(UUID loop, LoopNumber number) {}
    Map<UUID, List<LoopNumber>> numbers = new HashMap<>();
    List<Row> rows =
        Query.list(
            connection,
            "SELECT loop_id, role, number, scope FROM care_loop_number WHERE loop_id = ANY(?)"
                + " ORDER BY role DESC, number, scope",
            row ->
                new Row(
                    row.getObject(1, UUID.class),
                    new LoopNumber(
                        LoopNumber.Role.valueOf(row.getString(2)),
                        row.getString(3),
                        authority(row.getString(4)))),
            Query.array(connection, ids));
    rows.forEach(
        row ->
            numbers
                .computeIfAbsent(row.loop(), loop -> new java.util.ArrayList<>())
                .add(row.number()));
    return numbers;
  }

  static String authority(String scope) {
    return Optional.of(scope)
        .filter(one -> one.startsWith("="))
        .map(one -> one.substring(1))
        .orElse("");
  }
}
