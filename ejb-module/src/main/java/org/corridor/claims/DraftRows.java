package org.corridor.claims;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.journal.Batch;
import org.corridor.journal.Query;
import org.corridor.x12.Finding.Severity;

/** Drafts as rows. */
final class DraftRows {
  private static final int LONGEST = 500;
  private static final String COLUMNS =
      "claim, number, kind, encounter, payer, provider, cents, first_day, lag_days, state,"
          + " state_at, who, reason, batch, purpose";

  private DraftRows() {}

  /**
   * Writes what was found of a draft; who holds it goes on holding it.
   *
   * @return false if it has left, and nothing is written
   */
  static boolean put(Connection connection, Draft draft, Instant now) throws SQLException {
    String claim = "Claim/" + Visit.id(draft.claim());
    Optional<DraftRow> before = find(connection, claim);
    DraftState known = before.map(DraftRow::state).orElse(DraftState.READY);
    if (known == DraftState.SENT || known == DraftState.LEAVING) {
      return false;
    }
    DraftState state =
        known == DraftState.HELD
            ? DraftState.HELD
            : draft.blocked() ? DraftState.BLOCKED : DraftState.READY;
    Instant since = before.filter(b -> b.state() == state).map(DraftRow::stateAt).orElse(now);
    Query.update(connection, "DELETE FROM claim_draft WHERE claim = ?", claim);
    Query.update(
        connection,
        "INSERT INTO claim_draft (" + COLUMNS + ", lot) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,'',?,'')",
        claim,
        draft.number(),
        draft.kind().name(),
        draft.encounter(),
        Batch.cut(draft.payer(), 80),
        Batch.cut(draft.provider(), 80),
        draft.totalCents(),
        draft.firstDay(),
        draft.lagDays(),
        state.name(),
        since,
        before.map(DraftRow::who).orElse(""),
        before.map(DraftRow::reason).orElse(""),
        draft.purpose().name());
    findings(connection, claim, draft.findings());
    return true;
  }

  static void findings(Connection connection, String claim, List<DraftFinding> findings)
      throws SQLException {
    Query.update(connection, "DELETE FROM claim_draft_finding WHERE claim = ?", claim);
    try (Batch batch =
        new Batch(
            connection,
            "INSERT INTO claim_draft_finding (claim, place, level, severity, code, spot, said,"
                + " hint) VALUES (?,?,?,?,?,?,?,?)")) {
      int place = 0;
      for (DraftFinding one : findings) {
        batch.add(
            claim,
            place++,
            one.level(),
            one.severity().name(),
            Batch.cut(one.code(), 100),
            Batch.cut(one.where()),
            Batch.cut(one.text(), LONGEST),
            Batch.cut(one.hint(), LONGEST));
      }
      batch.run();
    }
  }

  static Optional<DraftRow> find(Connection connection, String claim) throws SQLException {
    List<DraftRow> found =
        Query.list(
            connection,
            "SELECT " + COLUMNS + " FROM claim_draft WHERE claim = ? FOR UPDATE",
            DraftRows::row,
            claim);
    return found.stream().findFirst();
  }

  /** Those that a condition holds for, without their findings. */
  static List<DraftRow> list(Connection connection, String condition, Object... values)
      throws SQLException {
    return Query.list(
        connection, "SELECT " + COLUMNS + " FROM claim_draft" + condition, DraftRows::row, values);
  }

  static List<DraftRow> search(Connection connection, DraftQuery query) throws SQLException {
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    List<Object> values = new ArrayList<>();
    query.state().ifPresent(state -> add(conditions, values, "state = ?", state.name()));
    query.payer().ifPresent(payer -> add(conditions, values, "payer = ?", payer));
    query.after().ifPresent(after -> add(conditions, values, "claim > ?", after));
    query
        .code()
        .ifPresent(
            code ->
                add(
                    conditions,
                    values,
                    "claim IN (SELECT f.claim FROM claim_draft_finding f WHERE f.code = ?)",
                    code));
    List<DraftRow> rows =
        Query.list(
            connection,
            "SELECT "
                + COLUMNS
                + " FROM claim_draft WHERE "
                + String.join(" AND ", conditions)
                + " ORDER BY claim LIMIT "
                + query.limit(),
            DraftRows::row,
            values.toArray());
    List<DraftRow> whole = new ArrayList<>();
    for (DraftRow row : rows) {
      whole.add(with(row, findings(connection, row.claim())));
    }
    return whole;
  }

  private static void add(
      List<String> conditions, List<Object> values, String condition, String value) {
    conditions.add(condition);
    values.add(value);
  }

  static List<DraftFinding> findings(Connection connection, String claim) throws SQLException {
    return Query.list(
        connection,
        "SELECT level, severity, code, spot, said, hint FROM claim_draft_finding WHERE claim = ?"
            + " ORDER BY place",
        row ->
            new DraftFinding(
                row.getInt(1),
                Severity.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6)),
        claim);
  }

  private static DraftRow row(ResultSet row) throws SQLException {
    return new DraftRow(
        row.getString("claim"),
        row.getString("number"),
        DraftPurpose.valueOf(row.getString("purpose")),
        ClaimKind.valueOf(row.getString("kind")),
        row.getString("encounter"),
        row.getString("payer"),
        row.getString("provider"),
        row.getLong("cents"),
        row.getString("first_day"),
        row.getLong("lag_days"),
        DraftState.valueOf(row.getString("state")),
        row.getObject("state_at", OffsetDateTime.class).toInstant(),
        row.getString("who"),
        row.getString("reason"),
        row.getString("batch"),
        List.of());
  }

  private static DraftRow with(DraftRow row, List<DraftFinding> findings) {
    return new DraftRow(
        row.claim(),
        row.number(),
        row.purpose(),
        row.kind(),
        row.encounter(),
        row.payer(),
        row.provider(),
        row.cents(),
        row.firstDay(),
        row.lagDays(),
        row.state(),
        row.stateAt(),
        row.who(),
        row.reason(),
        row.batch(),
        findings);
  }
}
