package org.corridor.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.corridor.journal.Query;

/** Denials of the last 7 days against those of the 30 days before. */
final class DenialSignals {
  private static final int RECENT = 7;
  private static final int BASELINE = 30;
  private static final int FEW = 3;
  private static final double TWICE = 2;

  private DenialSignals() {}

  private static final class Count {
    long recent;
    long before;
    long amount;
    long most;

    void add(boolean isRecent, long claims) {
      if (isRecent) {
        recent += claims;
      } else {
        before += claims;
      }
    }
  }

  private record Key(String payer, String code) {}

  private record Row(Key key, boolean recent, long claims, long amount, long most) {}

  static List<Signal> read(Connection connection, LedgerSettings settings, LocalDate asOf)
      throws SQLException {
    LocalDate recent = asOf.minusDays(RECENT - 1L);
    LocalDate before = recent.minusDays(BASELINE);
    Map<String, Count> remitted = remitted(connection, recent, before, asOf);
    Map<String, Count> denied = new TreeMap<>();
    Map<String, Key> keys = new HashMap<>();
    for (Row row : denied(connection, recent, before, asOf)) {
      String name = row.key().payer() + "\u0000" + row.key().code();
      keys.put(name, row.key());
      Count count = denied.computeIfAbsent(name, n -> new Count());
      count.add(row.recent(), row.claims());
      if (row.recent()) {
        count.amount += row.amount();
        count.most = Math.max(count.most, row.most());
      }
    }
    Map<Key, LocalDate> first = first(connection);
    List<Signal> all = new ArrayList<>();
    denied.forEach(
        (name, count) -> {
          Key key = keys.getOrDefault(name, new Key("", ""));
          Count of = remitted.getOrDefault(key.payer(), new Count());
          if (count.recent > 0) {
            boolean isNew = !first.getOrDefault(key, asOf).isBefore(recent) && of.before > 0;
            add(all, key, count, of, isNew, settings);
          }
        });
    return all;
  }

  private static void add(
      List<Signal> all, Key key, Count count, Count of, boolean isNew, LedgerSettings settings) {
    double rate = part(count.recent, of.recent);
    double baseline = part(count.before, of.before);
    if (isNew) {
      all.add(signal(Signal.Kind.NEW_CODE, key, count, rate, baseline));
    } else if (count.recent >= FEW && baseline > 0 && rate >= TWICE * baseline) {
      all.add(signal(Signal.Kind.RATE, key, count, rate, baseline));
    }
    if (count.most >= settings.amount()) {
      all.add(signal(Signal.Kind.AMOUNT, key, count, rate, baseline));
    }
  }

  private static Signal signal(
      Signal.Kind kind, Key key, Count count, double rate, double baseline) {
    return new Signal(kind, key.payer(), key.code(), count.recent, count.amount, rate, baseline);
  }

  private static double part(long some, long all) {
    return all == 0 ? 0 : (double) some / all;
  }

  private static Map<String, Count> remitted(
      Connection connection, LocalDate recent, LocalDate before, LocalDate asOf)
      throws SQLException {
    Map<String, Count> all = new HashMap<>();
    Query.list(
            connection,
            "SELECT c.payer, r.paid_on, count(DISTINCT e.claim_id) FROM remittance_claim e"
                + " JOIN remittance r ON r.id = e.remittance_id JOIN claim c ON c.id = e.claim_id"
                + " WHERE r.paid_on >= ? AND r.paid_on <= ? AND "
                + Denials.ACTIVE
                + " GROUP BY c.payer, r.paid_on",
            row ->
                new Row(
                    new Key(row.getString(1), ""),
                    !row.getObject(2, LocalDate.class).isBefore(recent),
                    row.getLong(3),
                    0,
                    0),
            before,
            asOf)
        .forEach(
            row ->
                all.computeIfAbsent(row.key().payer(), p -> new Count())
                    .add(row.recent(), row.claims()));
    return all;
  }

  private static List<Row> denied(
      Connection connection, LocalDate recent, LocalDate before, LocalDate asOf)
      throws SQLException {
    return Query.list(
        connection,
        "SELECT c.payer, p.kind, p.reason, r.paid_on, count(DISTINCT e.claim_id), sum(p.amount),"
            + " max(p.amount) FROM posting p JOIN remittance_claim e ON e.id = p.entry_id"
            + " JOIN remittance r ON r.id = e.remittance_id JOIN claim c ON c.id = e.claim_id"
            + " WHERE p.denial AND r.paid_on >= ? AND r.paid_on <= ? AND "
            + Denials.ACTIVE
            + " GROUP BY c.payer, p.kind, p.reason, r.paid_on",
        row ->
            new Row(
                new Key(row.getString(1), row.getString(2) + "-" + row.getString(3)),
                !row.getObject(4, LocalDate.class).isBefore(recent),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7)),
        before,
        asOf);
  }

  private static Map<Key, LocalDate> first(Connection connection) throws SQLException {
    record First(Key key, LocalDate day) {}
    Map<Key, LocalDate> all = new HashMap<>();
    Query.list(
            connection,
            "SELECT c.payer, p.kind, p.reason, min(r.paid_on) FROM posting p"
                + " JOIN remittance_claim e ON e.id = p.entry_id"
                + " JOIN remittance r ON r.id = e.remittance_id JOIN claim c ON c.id = e.claim_id"
                + " WHERE p.denial AND r.paid_on IS NOT NULL AND "
                + Denials.ACTIVE
                + " GROUP BY c.payer, p.kind, p.reason",
            row ->
                new First(
                    new Key(row.getString(1), row.getString(2) + "-" + row.getString(3)),
                    row.getObject(4, LocalDate.class)))
        .forEach(one -> all.put(one.key(), one.day()));
    return all;
  }
}
