package org.corridor.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Query;

/** Remittances as rows. */
final class RemittanceRows {
  static final String SELECT =
      "SELECT r.*, t.id AS t_id, t.company AS t_company, t.trace AS t_trace, t.amount AS t_amount,"
          + " t.settled_on AS t_settled_on FROM remittance r"
          + " LEFT JOIN bank_transfer t ON t.remittance_id = r.id";
  private static final String INSERT =
      "INSERT INTO remittance (id, payment_key, copy_key, copy_of, digest, ordinal, interchange,"
          + " group_control, set_control, payer, payer_name, company, payee, trace, method, amount,"
          + " paid_on, claims, claims_paid, adjusted, difference, state, reason, received_at,"
          + " state_at, who, note)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '',"
          + " '')";

  private RemittanceRows() {}

  /** What tells one reading of a payment from another. */
  record Known(UUID id, String digest, int ordinal, RemittanceState state) {}

  /** The first remittance of a payment. */
  static Optional<Known> known(Connection connection, String key) throws SQLException {
    return Query.list(
            connection,
            "SELECT id, digest, ordinal, state FROM remittance WHERE payment_key = ?"
                + " AND copy_key = '' FOR UPDATE",
            row ->
                new Known(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getInt(3),
                    RemittanceState.valueOf(row.getString(4))),
            key)
        .stream()
        .findFirst();
  }

  /** Whether this copy is known. */
  static boolean copied(Connection connection, String key, String copy) throws SQLException {
    return !Query.list(
            connection,
            "SELECT id FROM remittance WHERE payment_key = ? AND copy_key = ?",
            row -> row.getString(1),
            key,
            copy)
        .isEmpty();
  }

  static void insert(
      Connection connection,
      UUID id,
      Weight weight,
      String digest,
      String copy,
      Optional<UUID> copyOf,
      RemittanceState state,
      ParkReason reason,
      Instant at)
      throws SQLException {
    Query.update(
        connection,
        INSERT,
        id,
        weight.key(),
        copy,
        copyOf.orElse(null),
        digest,
        weight.ordinal(),
        weight.place().interchange(),
        weight.place().group(),
        weight.place().set(),
        weight.payer(),
        weight.payerName(),
        weight.company(),
        weight.payee(),
        weight.trace(),
        weight.method(),
        weight.amount(),
        weight.paidOn().orElse(null),
        weight.claims(),
        weight.claimsPaid(),
        weight.adjusted(),
        weight.difference(),
        state.name(),
        reason.name(),
        at,
        at);
    try (Batch rows =
        new Batch(
            connection,
            "INSERT INTO provider_adjustment (remittance_id, seq, provider, code, reference,"
                + " amount) VALUES (?, ?, ?, ?, ?, ?)")) {
      int seq = 0;
      for (ProviderAdjustment one : weight.adjustments()) {
        rows.add(id, ++seq, one.provider(), one.code(), one.reference(), one.amount());
      }
      rows.run();
    }
  }

  static void state(Connection connection, UUID id, RemittanceState state, Instant at)
      throws SQLException {
    Query.update(
        connection,
        "UPDATE remittance SET state = ?, state_at = ? WHERE id = ?",
        state.name(),
        at,
        id);
  }

  static List<ProviderAdjustment> adjustments(Connection connection, UUID id) throws SQLException {
    return Query.list(
        connection,
        "SELECT provider, code, reference, amount FROM provider_adjustment"
            + " WHERE remittance_id = ? ORDER BY seq",
        row ->
            new ProviderAdjustment(
                row.getString(1), row.getString(2), row.getString(3), row.getLong(4)),
        id);
  }

  static Remittance remittance(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    Optional<UUID> transfer = Rows.id(row, "t_id");
    Optional<BankTransfer> transferred =
        transfer.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new BankTransfer(
                    transfer.get(),
                    row.getString("t_company"),
                    row.getString("t_trace"),
                    row.getLong("t_amount"),
                    row.getObject("t_settled_on", LocalDate.class),
                    Optional.of(id)));
    return new Remittance(
        id,
        Rows.id(row, "copy_of"),
        row.getString("interchange"),
        row.getString("group_control"),
        row.getString("set_control"),
        row.getString("payer"),
        row.getString("payer_name"),
        row.getString("company"),
        row.getString("payee"),
        row.getString("trace"),
        row.getString("method"),
        row.getLong("amount"),
        Rows.day(row, "paid_on"),
        row.getInt("claims"),
        row.getLong("claims_paid"),
        row.getLong("adjusted"),
        row.getLong("difference"),
        RemittanceState.valueOf(row.getString("state")),
        ParkReason.valueOf(row.getString("reason")),
        Query.moment(row, row.findColumn("received_at")),
        Query.moment(row, row.findColumn("state_at")),
        row.getString("who"),
        row.getString("note"),
        transferred);
  }
}
