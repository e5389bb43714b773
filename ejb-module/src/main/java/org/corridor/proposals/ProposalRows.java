package org.corridor.proposals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Query;
import org.corridor.shared.MessageId;

/** Proposals as rows. */
final class ProposalRows {

  static final int LONGEST_REASON = 500;

  private static final String SELECT =
      "SELECT p.id, p.message_id, p.source, p.interface_name, p.kind, p.patient, p.patient_number,"
          + " p.target, p.creates, p.said_at, p.created_at, p.state, p.state_at, p.who, p.reason,"
          + " p.sealed, (SELECT count(*) FROM proposal_message m WHERE m.proposal_id = p.id) AS"
          + " messages FROM proposal p";

  private ProposalRows() {}

  /**
   * A proposal and what it says.
   *
   * @param sealed empty when it is not kept any longer
   */
  record Found(Proposal proposal, Optional<byte[]> sealed) {}

  static List<Found> search(Connection connection, ProposalQuery query) throws SQLException {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    query
        .filters()
        .forEach(
            (filter, value) -> {
              ProposalFilter.Condition condition = filter.condition(value);
              conditions.add(condition.sql());
              values.add(condition.value());
            });
    query
        .before()
        .ifPresent(
            id -> {
              conditions.add("p.id < ?");
              values.add(id);
            });
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    return Query.list(
        connection,
        SELECT + where + " ORDER BY p.id DESC LIMIT " + query.limit(),
        ProposalRows::found,
        values.toArray());
  }

  static Optional<Found> find(Connection connection, UUID id) throws SQLException {
    return Query.list(connection, SELECT + " WHERE p.id = ?", ProposalRows::found, id).stream()
        .findFirst();
  }

  /** Keeps others from deciding about it until the transaction ends. */
  static void lock(Connection connection, UUID id) throws SQLException {
    Query.list(
        connection, "SELECT id FROM proposal WHERE id = ? FOR UPDATE", row -> row.getString(1), id);
  }

  /** The open proposals about any of these. */
  static List<Found> openAbout(Connection connection, Collection<String> targets)
      throws SQLException {
    return Query.list(
        connection,
        SELECT + " WHERE p.state = 'OPEN' AND p.target = ANY(?)",
        ProposalRows::found,
        connection.createArrayOf("varchar", targets.toArray(String[]::new)));
  }

  static long open(Connection connection) throws SQLException {
    return Query.list(
            connection, "SELECT count(*) FROM proposal WHERE state = 'OPEN'", row -> row.getLong(1))
        .get(0);
  }

  /** Settles an open proposal, or opens one again. */
  static void move(Connection connection, UUID id, Move move) throws SQLException {
    update(
        connection,
        "UPDATE proposal SET state = ?, state_at = ?, who = ?, reason = ? WHERE id = ?",
        move.state().name(),
        move.at(),
        Batch.cut(move.who()),
        Batch.cut(move.reason(), LONGEST_REASON),
        id);
  }

  static int update(Connection connection, String sql, Object... values) throws SQLException {
    try (Batch one = new Batch(connection, sql)) {
      one.add(values);
      return one.run()[0];
    }
  }

  private static Found found(ResultSet row) throws SQLException {
    Proposal proposal =
        new Proposal(
            row.getObject("id", UUID.class),
            new MessageId(row.getObject("message_id", UUID.class)),
            row.getString("source"),
            row.getString("interface_name"),
            row.getString("kind"),
            row.getString("patient"),
            row.getString("patient_number"),
            row.getString("target"),
            row.getBoolean("creates"),
            row.getObject("said_at", OffsetDateTime.class).toInstant(),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            ProposalState.valueOf(row.getString("state")),
            row.getObject("state_at", OffsetDateTime.class).toInstant(),
            row.getString("who"),
            row.getString("reason"),
            row.getLong("messages"));
    return new Found(proposal, Optional.ofNullable(row.getBytes("sealed")));
  }
}
