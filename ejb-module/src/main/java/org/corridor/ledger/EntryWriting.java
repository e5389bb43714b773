package org.corridor.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Query;

/** Writes what remittances say of claims, in batches. */
final class EntryWriting {
  private static final String INSERT =
      "INSERT INTO remittance_claim (id, remittance_id, position, number, payer_number, status,"
          + " filing, charge, paid, patient, remarks, readable, claim_id, state, reason,"
          + " difference, reverses, reversed_by, state_at, who, note)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String INSERT_LINE =
      "INSERT INTO remittance_line (entry_id, seq, control, procedure_code, modifiers,"
          + " billed_code, units, charge, paid, served_on, remarks, claim_line)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String INSERT_POSTING =
      "INSERT INTO posting (entry_id, seq, line_seq, kind, reason, amount, denial)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";

  private EntryWriting() {}

  static void insert(Connection connection, List<RemittanceClaim> entries) throws SQLException {
    try (Batch heads = new Batch(connection, INSERT);
        Batch lines = new Batch(connection, INSERT_LINE);
        Batch postings = new Batch(connection, INSERT_POSTING)) {
      for (RemittanceClaim one : entries) {
        head(heads, one);
        for (ClaimPayment.Line line : one.payment().lines()) {
          line(lines, one.id(), line);
        }
        new Postings(postings, one.id()).add(one.payment());
      }
      heads.run();
      lines.run();
      postings.run();
    }
  }

  /** Until something is posted it is no part of the ledger and may be written anew. */
  static void replace(Connection connection, List<RemittanceClaim> entries) throws SQLException {
    List<UUID> ids = entries.stream().map(RemittanceClaim::id).toList();
    for (String table : List.of("posting", "remittance_line")) {
      Query.update(
          connection,
          "DELETE FROM " + table + " WHERE entry_id = ANY(?)",
          Query.array(connection, ids));
    }
    Query.update(
        connection, "DELETE FROM remittance_claim WHERE id = ANY(?)", Query.array(connection, ids));
    insert(connection, entries);
  }

  static void undone(Connection connection, Collection<RemittanceClaim> entries)
      throws SQLException {
    try (Batch updates =
        new Batch(connection, "UPDATE remittance_claim SET reversed_by = ? WHERE id = ?")) {
      for (RemittanceClaim one : entries) {
        updates.add(one.reversedBy().orElse(null), one.id());
      }
      updates.run();
    }
  }

  private static void head(Batch heads, RemittanceClaim one) throws SQLException {
    ClaimPayment payment = one.payment();
    heads.add(
        one.id(),
        one.remittance(),
        payment.position(),
        payment.number(),
        payment.payerNumber(),
        payment.status(),
        payment.filing(),
        payment.charge(),
        payment.paid(),
        payment.patient(),
        payment.remarks(),
        payment.readable(),
        one.claim().orElse(null),
        one.state().name(),
        one.reason().name(),
        one.difference(),
        one.reverses().orElse(null),
        one.reversedBy().orElse(null),
        one.stateAt(),
        one.who(),
        one.note());
  }

  private static void line(Batch lines, UUID entry, ClaimPayment.Line line) throws SQLException {
    lines.add(
        entry,
        line.seq(),
        line.control(),
        line.procedure(),
        line.modifiers(),
        line.billed(),
        line.units(),
        line.charge(),
        line.paid(),
        line.servedOn().orElse(null),
        line.remarks(),
        line.claimLine());
  }

  /** The rows of one entry, numbered. */
  private static final class Postings {
    private final Batch batch;
    private final UUID entry;
    private int seq;

    Postings(Batch batch, UUID entry) {
      this.batch = batch;
      this.entry = entry;
    }

    void add(ClaimPayment payment) throws SQLException {
      part(0, payment.paidBesideLines(), payment.adjustments());
      for (ClaimPayment.Line line : payment.lines()) {
        part(line.seq(), line.paid(), line.adjustments());
      }
    }

    private void part(int line, long paid, List<Adjustment> adjustments) throws SQLException {
      if (paid != 0) {
        batch.add(entry, ++seq, line, "PAYMENT", "", paid, false);
      }
      for (Adjustment one : adjustments) {
        batch.add(entry, ++seq, line, one.group(), one.reason(), one.amount(), one.denial());
      }
    }
  }
}
