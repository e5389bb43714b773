package org.corridor.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.corridor.exchange.Partner;
import org.corridor.exchange.Partners;
import org.corridor.journal.Database;
import org.corridor.journal.Query;

/**
 * Denials that stand, the one whose appeal ends first before the others. Every method may throw
 * {@link org.corridor.journal.JournalUnavailable}.
 */
public final class Denials {
  static final String ACTIVE =
      "e.state = 'POSTED' AND e.reverses IS NULL AND e.reversed_by IS NULL";
  private static final String FROM =
      " FROM posting p JOIN remittance_claim e ON e.id = p.entry_id"
          + " JOIN remittance r ON r.id = e.remittance_id JOIN claim c ON c.id = e.claim_id"
          + " LEFT JOIN remittance_line l ON l.entry_id = e.id AND l.seq = p.line_seq"
          + " WHERE p.denial AND c.counted AND "
          + ACTIVE;
  private static final int RECURRENCE_DAYS = 90;

  private final Database database;
  private final LedgerSettings settings;
  private final Supplier<Partners> partners;

  /**
   * @param partners whose declarations say until when payers take appeals and claims
   */
  Denials(Database database, LedgerSettings settings, Supplier<Partners> partners) {
    this.database = database;
    this.settings = settings;
    this.partners = partners;
  }

  /**
   * The work-list.
   *
   * @param asOf today
   */
  public List<Denial> search(Denial.Sought sought, LocalDate asOf) {
    List<Object> values = new ArrayList<>();
    StringBuilder sql =
        new StringBuilder(
            "SELECT c.id, c.number, c.payer, c.payer_number, c.served_to, l.control,"
                + " l.procedure_code, l.remarks, e.remarks AS claim_remarks, p.kind, p.reason,"
                + " p.amount, r.paid_on");
    sql.append(FROM);
    sought.payer().ifPresent(payer -> add(sql, values, " AND c.payer = ?", payer));
    sought.reason().ifPresent(reason -> add(sql, values, " AND p.reason = ?", reason));
    sql.append(" ORDER BY r.paid_on, c.number, e.id, p.seq");
    if (sought.scenario().isEmpty()) {
      sql.append(" LIMIT ").append(sought.limit());
    }
    return database.inTransaction(
        connection -> {
          Map<String, Integer> recurring = recurring(connection, asOf);
          return Query.list(
                  connection, sql.toString(), row -> denial(row, recurring), values.toArray())
              .stream()
              .filter(one -> sought.scenario().map(s -> s == one.scenario()).orElse(true))
              .limit(sought.limit())
              .toList();
        });
  }

  private static void add(StringBuilder sql, List<Object> values, String condition, Object value) {
    sql.append(condition);
    values.add(value);
  }

  private Denial denial(ResultSet row, Map<String, Integer> recurring) throws SQLException {
    String payer = row.getString("payer");
    String procedure = text(row, "procedure_code");
    String reason = row.getString("reason");
    Optional<LocalDate> deniedOn = Rows.day(row, "paid_on");
    Optional<Carcs.Carc> carc = Carcs.standard().find(reason);
    Optional<Partner.Deadlines> declared = partners.get().ofPayer(payer).map(Partner::deadlines);
    int appeal = settings.appeal().of(payer, declared.flatMap(Partner.Deadlines::appeal));
    int filing = settings.filing().of(payer, declared.flatMap(Partner.Deadlines::timelyFiling));
    int recurrences =
        recurring.getOrDefault(key(payer, row.getString("kind"), reason, procedure), 0);
    return new Denial(
        row.getObject("id", UUID.class),
        row.getString("number"),
        payer,
        row.getString("payer_number"),
        text(row, "control"),
        procedure,
        row.getString("kind"),
        reason,
        remarks(text(row, "remarks") + " " + text(row, "claim_remarks")),
        row.getLong("amount"),
        deniedOn,
        carc.map(Carcs.Carc::scenario).orElse(0),
        carc.map(Carcs.Carc::meaning).orElse(""),
        deniedOn.map(day -> day.plusDays(appeal)),
        Rows.day(row, "served_to").map(day -> day.plusDays(filing)),
        recurrences,
        recurrences >= settings.recurrence() ? carc.map(Carcs.Carc::edit).orElse("") : "");
  }

  private static Map<String, Integer> recurring(Connection connection, LocalDate asOf)
      throws SQLException {
    record Row(String key, int count) {}
    Map<String, Integer> all = new HashMap<>();
    Query.list(
            connection,
            "SELECT c.payer, p.kind, p.reason, l.procedure_code, count(*)"
                + FROM
                + " AND r.paid_on >= ? GROUP BY c.payer, p.kind, p.reason, l.procedure_code",
            row ->
                new Row(
                    key(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        text(row, "procedure_code")),
                    row.getInt(5)),
            asOf.minusDays(RECURRENCE_DAYS))
        .forEach(row -> all.put(row.key(), row.count()));
    return all;
  }

  private static String key(String payer, String group, String reason, String procedure) {
    return String.join("\u0000", payer, group, reason, procedure);
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).orElse("");
  }

  private static List<String> remarks(String text) {
    return Stream.of(text.split(" ", -1)).filter(one -> !one.isEmpty()).distinct().toList();
  }

  /** All of them by their reasons. */
  public List<Denial.OfReason> byReason() {
    record Row(String group, String reason, String remarks, int lines, long amount) {}
    List<Row> rows =
        database.inTransaction(
            connection ->
                Query.list(
                    connection,
                    "SELECT p.kind, p.reason, l.remarks, e.remarks AS claim_remarks, count(*),"
                        + " sum(p.amount)"
                        + FROM
                        + " GROUP BY p.kind, p.reason, l.remarks, e.remarks",
                    row ->
                        new Row(
                            row.getString(1),
                            row.getString(2),
                            text(row, "remarks") + " " + text(row, "claim_remarks"),
                            row.getInt(5),
                            row.getLong(6))));
    Map<String, List<Row>> byReason = new TreeMap<>();
    rows.forEach(
        row ->
            byReason
                .computeIfAbsent(row.group() + "-" + row.reason(), r -> new ArrayList<>())
                .add(row));
    return byReason.values().stream()
        .map(
            all -> {
              Row first = all.get(0);
              Optional<Carcs.Carc> carc = Carcs.standard().find(first.reason());
              TreeSet<String> remarks = new TreeSet<>();
              all.forEach(row -> remarks.addAll(remarks(row.remarks())));
              return new Denial.OfReason(
                  first.group(),
                  first.reason(),
                  carc.map(Carcs.Carc::scenario).orElse(0),
                  carc.map(Carcs.Carc::meaning).orElse(""),
                  all.stream().mapToInt(Row::lines).sum(),
                  all.stream().mapToLong(Row::amount).sum(),
                  List.copyOf(remarks));
            })
        .toList();
  }
}
