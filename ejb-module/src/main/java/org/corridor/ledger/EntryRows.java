package org.corridor.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.corridor.journal.Query;

/** What remittances say of claims, as rows. */
final class EntryRows {
  static final String SELECT = "SELECT e.* FROM remittance_claim e";

  private EntryRows() {}

  /** What is posted for claims, in the order of posting. */
  static Map<UUID, List<RemittanceClaim>> of(Connection connection, List<UUID> claims)
      throws SQLException {
    Map<UUID, List<RemittanceClaim>> all = new HashMap<>();
    if (!claims.isEmpty()) {
      for (RemittanceClaim one :
          list(
              connection,
              " WHERE e.claim_id = ANY(?) AND e.state = 'POSTED' ORDER BY e.state_at, e.remittance_id, e.position",
              Query.array(connection, claims))) {
        one.claim().ifPresent(c -> all.computeIfAbsent(c, id -> new ArrayList<>()).add(one));
      }
    }
    return all;
  }

  /** Those that a condition holds for, with their lines and adjustments. */
  static List<RemittanceClaim> list(Connection connection, String condition, Object... values)
      throws SQLException {
    List<RemittanceClaim> heads =
        Query.list(connection, SELECT + condition, EntryRows::head, values);
    List<UUID> ids = heads.stream().map(RemittanceClaim::id).toList();
    if (ids.isEmpty()) {
      return heads;
    }
    Map<UUID, Map<Integer, List<Adjustment>>> adjustments = adjustments(connection, ids);
    Map<UUID, List<ClaimPayment.Line>> lines = lines(connection, ids, adjustments);
    return heads.stream()
        .map(
            one ->
                whole(
                    one,
                    adjustments.getOrDefault(one.id(), Map.of()).getOrDefault(0, List.of()),
                    lines.getOrDefault(one.id(), List.of())))
        .toList();
  }

  private static RemittanceClaim whole(
      RemittanceClaim head, List<Adjustment> adjustments, List<ClaimPayment.Line> lines) {
    ClaimPayment of = head.payment();
    return new RemittanceClaim(
        head.id(),
        head.remittance(),
        new ClaimPayment(
            of.position(),
            of.number(),
            of.payerNumber(),
            of.status(),
            of.filing(),
            of.charge(),
            of.paid(),
            of.patient(),
            of.remarks(),
            of.readable(),
            adjustments,
            lines),
        head.claim(),
        head.state(),
        head.reason(),
        head.difference(),
        head.reverses(),
        head.reversedBy(),
        head.stateAt(),
        head.who(),
        head.note());
  }

  private static RemittanceClaim head(ResultSet row) throws SQLException {
    return new RemittanceClaim(
        row.getObject("id", UUID.class),
        row.getObject("remittance_id", UUID.class),
        new ClaimPayment(
            row.getLong("position"),
            row.getString("number"),
            row.getString("payer_number"),
            row.getString("status"),
            row.getString("filing"),
            row.getLong("charge"),
            row.getLong("paid"),
            row.getLong("patient"),
            row.getString("remarks"),
            row.getBoolean("readable"),
            List.of(),
            List.of()),
        Rows.id(row, "claim_id"),
        EntryState.valueOf(row.getString("state")),
        ParkReason.valueOf(row.getString("reason")),
        row.getLong("difference"),
        Rows.id(row, "reverses"),
        Rows.id(row, "reversed_by"),
        Query.moment(row, row.findColumn("state_at")),
        row.getString("who"),
        row.getString("note"));
  }

  private static Map<UUID, Map<Integer, List<Adjustment>>> adjustments(
      Connection connection, List<UUID> ids) throws SQLException {
    record Row(UUID entry, int line, Adjustment adjustment) {}
    Map<UUID, Map<Integer, List<Adjustment>>> all = new HashMap<>();
    Query.list(
            connection,
            "SELECT * FROM posting WHERE entry_id = ANY(?) AND kind <> 'PAYMENT'"
                + " ORDER BY entry_id, seq",
            row ->
                new Row(
                    row.getObject("entry_id", UUID.class),
                    row.getInt("line_seq"),
                    new Adjustment(
                        row.getString("kind"),
                        row.getString("reason"),
                        row.getLong("amount"),
                        row.getBoolean("denial"))),
            Query.array(connection, ids))
        .forEach(
            row ->
                all.computeIfAbsent(row.entry(), e -> new HashMap<>())
                    .computeIfAbsent(row.line(), l -> new ArrayList<>())
                    .add(row.adjustment()));
    return all;
  }

  private static Map<UUID, List<ClaimPayment.Line>> lines(
      Connection connection, List<UUID> ids, Map<UUID, Map<Integer, List<Adjustment>>> adjustments)
      throws SQLException {
    record Row(UUID entry, ClaimPayment.Line line) {}
    Map<UUID, List<ClaimPayment.Line>> all = new HashMap<>();
    Query.list(
            connection,
            "SELECT * FROM remittance_line WHERE entry_id = ANY(?) ORDER BY entry_id, seq",
            row -> {
              UUID entry = row.getObject("entry_id", UUID.class);
              int seq = row.getInt("seq");
              return new Row(
                  entry,
                  new ClaimPayment.Line(
                      seq,
                      row.getString("control"),
                      row.getString("procedure_code"),
                      row.getString("modifiers"),
                      row.getString("billed_code"),
                      row.getString("units"),
                      row.getLong("charge"),
                      row.getLong("paid"),
                      Rows.day(row, "served_on"),
                      row.getString("remarks"),
                      adjustments.getOrDefault(entry, Map.of()).getOrDefault(seq, List.of()),
                      row.getInt("claim_line")));
            },
            Query.array(connection, ids))
        .forEach(row -> all.computeIfAbsent(row.entry(), e -> new ArrayList<>()).add(row.line()));
    return all;
  }
}
