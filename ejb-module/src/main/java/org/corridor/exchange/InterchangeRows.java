package org.corridor.exchange;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Query;
import org.corridor.x12.FunctionalGroup;
import org.jspecify.annotations.Nullable;

/** Interchanges, groups and sets as rows. */
final class InterchangeRows {

  static final int LONGEST_REASON = 500;

  private static final String COLUMNS =
      "SELECT i.id, i.direction, i.partner, i.file_id, i.begins, i.length, i.kinds, i.sender,"
          + " i.receiver, i.control, i.at, i.state, i.state_at, i.reason, i.who, i.answers,"
          + " i.attempts, i.next_at, i.sent_at, f.name, f.digest FROM interchange i JOIN"
          + " exchange_file f ON f.id = i.file_id";
  private static final String SET_COLUMNS =
      "SELECT s.id, s.interchange_id, s.group_ordinal, s.direction, s.partner, s.group_control,"
          + " s.control, s.type, s.kind, s.reference, s.begins, s.length, s.units, s.state,"
          + " s.state_at, s.reason, s.who, s.findings, s.replaced_by FROM interchange_set s";

  private InterchangeRows() {}

  /** A new interchange. */
  record Draft(
      UUID id,
      Direction direction,
      String partner,
      UUID file,
      long begins,
      long length,
      String sender,
      String receiver,
      String control,
      Optional<UUID> answers) {}

  static void insert(Connection connection, Draft draft, InterchangeState state, Instant now)
      throws SQLException {
    Query.update(
        connection,
        "INSERT INTO interchange (id, direction, partner, file_id, begins, length, kinds, sender,"
            + " receiver, control, at, state, state_at, reason, who, answers, attempts, next_at,"
            + " sent_at) VALUES (?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, '', '', ?, 0, ?, ?)",
        draft.id(),
        draft.direction().name(),
        draft.partner(),
        draft.file(),
        draft.begins(),
        draft.length(),
        Batch.cut(draft.sender(), 50),
        Batch.cut(draft.receiver(), 50),
        Batch.cut(draft.control(), 20),
        now,
        state.name(),
        now,
        draft.answers().orElse(null),
        state == InterchangeState.READY ? now : null,
        state == InterchangeState.SENT ? now : null);
  }

  static void move(
      Connection connection, UUID id, InterchangeState state, String reason, Instant now)
      throws SQLException {
    Query.update(
        connection,
        "UPDATE interchange SET state = ?, state_at = ?, reason = ? WHERE id = ?",
        state.name(),
        now,
        Batch.cut(reason, LONGEST_REASON),
        id);
  }

  /** Notes what a reading found. */
  static void index(Connection connection, Draft draft, InterchangeIndex found)
      throws SQLException {
    Query.update(
        connection,
        "UPDATE interchange SET kinds = ?, partner = ? WHERE id = ?",
        Batch.cut(String.join(" ", found.kinds)),
        draft.partner(),
        draft.id());
    try (Batch groups =
        new Batch(
            connection,
            "INSERT INTO interchange_group (interchange_id, ordinal, functional_id, control,"
                + " version, sender, receiver, gs_date, gs_time) VALUES"
                + " (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (int i = 0; i < found.groups.size(); i++) {
        FunctionalGroup group = found.groups.get(i);
        groups.add(
            draft.id(),
            i,
            Batch.cut(group.functionalId(), 10),
            Batch.cut(group.control(), 20),
            Batch.cut(group.version(), 20),
            Batch.cut(group.sender(), 30),
            Batch.cut(group.receiver(), 30),
            Batch.cut(group.date(), 10),
            Batch.cut(group.time(), 10));
      }
      groups.run();
    }
  }

  /** Writes a set. */
  static void insert(
      Connection connection, Draft of, FoundSet set, SetState state, String reason, Instant now)
      throws SQLException {
    Query.update(
        connection,
        "INSERT INTO interchange_set (id, interchange_id, group_ordinal, direction, partner,"
            + " group_control, control, type, kind, reference, begins, length, units, state,"
            + " state_at, reason, who, findings, replaced_by) VALUES"
            + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, NULL)",
        set.id(),
        of.id(),
        set.group(),
        of.direction().name(),
        of.partner(),
        Batch.cut(set.header().group().control(), 20),
        Batch.cut(set.header().control(), 20),
        Batch.cut(set.header().type(), 10),
        Batch.cut(set.kind(), 30),
        Batch.cut(set.reference(), 80),
        of.begins() + set.begins(),
        set.length(),
        set.units(),
        state.name(),
        now,
        Batch.cut(reason, LONGEST_REASON),
        FindingLines.write(set.findings()));
  }

  /** Forgets what a reading found, before another. */
  static void clear(Connection connection, UUID interchange) throws SQLException {
    Query.update(
        connection,
        "DELETE FROM set_taking WHERE set_id IN (SELECT id FROM interchange_set WHERE"
            + " interchange_id = ?)",
        interchange);
    Query.update(connection, "DELETE FROM interchange_set WHERE interchange_id = ?", interchange);
    Query.update(connection, "DELETE FROM interchange_group WHERE interchange_id = ?", interchange);
  }

  static void move(Connection connection, UUID set, SetState state, String reason, Instant now)
      throws SQLException {
    Query.update(
        connection,
        "UPDATE interchange_set SET state = ?, state_at = ?, reason = ? WHERE id = ?",
        state.name(),
        now,
        Batch.cut(reason, LONGEST_REASON),
        set);
  }

  /** Moves a set that came; one of ours stands as its acknowledgements say. */
  static void settle(Connection connection, UUID set, SetState state, String reason, Instant now)
      throws SQLException {
    Query.update(
        connection,
        "UPDATE interchange_set SET state = ?, state_at = ?, reason = ? WHERE id = ? AND direction"
            + " = 'IN'",
        state.name(),
        now,
        Batch.cut(reason, LONGEST_REASON),
        set);
  }

  static List<StoredInterchange> list(
      Connection connection, String where, @Nullable Object... values) throws SQLException {
    return Query.list(connection, COLUMNS + where, InterchangeRows::interchange, values);
  }

  static Optional<StoredInterchange> find(Connection connection, UUID id) throws SQLException {
    return list(connection, " WHERE i.id = ?", id).stream().findFirst();
  }

  static List<StoredSet> sets(Connection connection, String where, @Nullable Object... values)
      throws SQLException {
    return Query.list(connection, SET_COLUMNS + where, InterchangeRows::set, values);
  }

  private static StoredInterchange interchange(ResultSet row) throws SQLException {
    return new StoredInterchange(
        row.getObject("id", UUID.class),
        Direction.valueOf(row.getString("direction")),
        row.getString("partner"),
        row.getString("kinds"),
        row.getString("sender"),
        row.getString("receiver"),
        row.getString("control"),
        Query.moment(row, row.findColumn("at")),
        InterchangeState.valueOf(row.getString("state")),
        Query.moment(row, row.findColumn("state_at")),
        row.getString("reason"),
        row.getString("who"),
        Optional.ofNullable(row.getObject("answers", UUID.class)),
        row.getInt("attempts"),
        Query.maybe(row, "next_at"),
        Query.maybe(row, "sent_at"),
        new StoredInterchange.Bytes(
            row.getObject("file_id", UUID.class),
            row.getString("name"),
            row.getString("digest"),
            row.getLong("begins"),
            row.getLong("length")));
  }

  private static StoredSet set(ResultSet row) throws SQLException {
    return new StoredSet(
        row.getObject("id", UUID.class),
        row.getObject("interchange_id", UUID.class),
        row.getInt("group_ordinal"),
        Direction.valueOf(row.getString("direction")),
        row.getString("partner"),
        row.getString("group_control"),
        row.getString("control"),
        row.getString("type"),
        row.getString("kind"),
        row.getString("reference"),
        row.getLong("begins"),
        row.getLong("length"),
        row.getLong("units"),
        SetState.valueOf(row.getString("state")),
        Query.moment(row, row.findColumn("state_at")),
        row.getString("reason"),
        row.getString("who"),
        row.getString("findings"),
        Optional.ofNullable(row.getObject("replaced_by", UUID.class)));
  }
}
