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

/** Claims and their lines as rows. */
final class ClaimRows {
  static final String SELECT = "SELECT c.* FROM claim c";

  private ClaimRows() {}

  static Claim claim(ResultSet row) throws SQLException {
    return new Claim(
        row.getObject("id", UUID.class),
        row.getString("number"),
        row.getString("payer"),
        row.getInt("version"),
        row.getString("payer_name"),
        row.getString("kind"),
        row.getString("payer_rank"),
        row.getString("frequency"),
        row.getString("provider"),
        row.getLong("charge"),
        Rows.day(row, "served_from"),
        Rows.day(row, "served_to"),
        row.getString("original_number"),
        row.getString("intermediary_number"),
        row.getString("payer_number"),
        Rows.id(row, "original_id"),
        Rows.id(row, "superseded_by"),
        AnswerState.valueOf(row.getString("acknowledged")),
        row.getString("refusal"),
        row.getString("payer_status"),
        ClaimState.valueOf(row.getString("state")),
        Query.moment(row, row.findColumn("state_at")),
        Query.moment(row, row.findColumn("first_sent_at")),
        Query.moment(row, row.findColumn("sent_at")),
        Query.maybe(row, "payer_at"),
        row.getInt("rejections"),
        row.getLong("paid"),
        row.getLong("patient"),
        row.getLong("adjusted"),
        row.getLong("denied"),
        row.getLong("open_insurance"),
        row.getBoolean("counted"));
  }

  /** The lines of claims, in their order. */
  static Map<UUID, List<Claim.Line>> lines(Connection connection, List<UUID> claims)
      throws SQLException {
    record Row(UUID claim, Claim.Line line) {}
    Map<UUID, List<Claim.Line>> lines = new HashMap<>();
    if (claims.isEmpty()) {
      return lines;
    }
    Query.list(
            connection,
            "SELECT * FROM claim_line WHERE claim_id = ANY(?) ORDER BY claim_id, seq",
            row -> new Row(row.getObject("claim_id", UUID.class), line(row)),
            Query.array(connection, claims))
        .forEach(row -> lines.computeIfAbsent(row.claim(), c -> new ArrayList<>()).add(row.line()));
    return lines;
  }

  private static Claim.Line line(ResultSet row) throws SQLException {
    return new Claim.Line(
        row.getInt("seq"),
        row.getString("control"),
        row.getString("procedure_code"),
        row.getString("modifiers"),
        row.getString("revenue"),
        row.getString("units"),
        row.getLong("charge"),
        Rows.day(row, "served_on"),
        row.getString("refusal"),
        row.getLong("paid"),
        row.getLong("patient"),
        row.getLong("open_insurance"));
  }
}
