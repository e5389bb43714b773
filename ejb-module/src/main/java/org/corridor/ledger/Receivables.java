package org.corridor.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.corridor.exchange.Partners;
import org.corridor.journal.Database;
import org.corridor.journal.Query;

/**
 * What is owed and how well it comes in. Every method may throw {@link
 * org.corridor.journal.JournalUnavailable}.
 */
public final class Receivables {
  private static final int CHARGE_DAYS = 90;

  private final Database database;
  private final LedgerSettings settings;
  private final Aging aging;
  private final Denials denials;

  Receivables(Database database, LedgerSettings settings, Supplier<Partners> partners) {
    this.database = database;
    this.settings = settings;
    this.aging = new Aging(database);
    this.denials = new Denials(database, settings, partners);
  }

  /** What is open, by age. */
  public Aging aging() {
    return aging;
  }

  /** What is denied. */
  public Denials denials() {
    return denials;
  }

  /** Today, as the clock has it in UTC. */
  public static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /**
   * How the revenue cycle ran.
   *
   * @param to the day behind the last
   */
  public Kpis kpis(LocalDate from, LocalDate to) {
    return database.inTransaction(connection -> kpis(connection, from, to));
  }

  private static Kpis kpis(Connection connection, LocalDate from, LocalDate to)
      throws SQLException {
    record Sent(long claims, long charge, long paid, long clean) {}
    record Open(long insurance, long patient) {}
    record Remitted(long claims, long denied) {}
    Sent sent =
        Query.list(
                connection,
                "SELECT count(*), COALESCE(sum(charge), 0), COALESCE(sum(paid), 0),"
                    + " COALESCE(sum(CASE WHEN rejections = 0 THEN 1 ELSE 0 END), 0)"
                    + " FROM claim WHERE first_sent_at >= ? AND first_sent_at < ?",
                row -> new Sent(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                start(from),
                start(to))
            .get(0);
    Open open =
        Query.list(
                connection,
                "SELECT COALESCE(sum(open_insurance), 0), COALESCE(sum(patient), 0) FROM claim"
                    + " WHERE counted AND (open_insurance <> 0 OR patient <> 0)",
                row -> new Open(row.getLong(1), row.getLong(2)))
            .get(0);
    Remitted remitted =
        Query.list(
                connection,
                "SELECT count(DISTINCT e.claim_id), count(DISTINCT CASE WHEN EXISTS (SELECT 1 FROM"
                    + " posting p WHERE p.entry_id = e.id AND p.denial) THEN e.claim_id END)"
                    + " FROM remittance_claim e JOIN remittance r ON r.id = e.remittance_id"
                    + " WHERE r.paid_on >= ? AND r.paid_on < ? AND "
                    + Denials.ACTIVE,
                row -> new Remitted(row.getLong(1), row.getLong(2)),
                from,
                to)
            .get(0);
    long charged =
        Query.list(
                connection,
                "SELECT COALESCE(sum(charge), 0) FROM claim WHERE counted"
                    + " AND first_sent_at >= ? AND first_sent_at < ?",
                row -> row.getLong(1),
                start(to.minusDays(CHARGE_DAYS)),
                start(to))
            .get(0);
    return new Kpis(
        from,
        to,
        sent.claims(),
        sent.charge(),
        sent.paid(),
        part(sent.clean(), sent.claims()),
        remitted.claims(),
        part(remitted.denied(), remitted.claims()),
        open.insurance(),
        open.patient(),
        part((open.insurance() + open.patient()) * CHARGE_DAYS, charged),
        lag(connection, from, to));
  }

  private static double lag(Connection connection, LocalDate from, LocalDate to)
      throws SQLException {
    record Lag(long days, long claims) {}
    List<Lag> lags =
        Query.list(
            connection,
            "SELECT served, sent, count(*) FROM (SELECT served_to AS served,"
                + " CAST(first_sent_at AS date) AS sent FROM claim WHERE first_sent_at >= ?"
                + " AND first_sent_at < ? AND served_to IS NOT NULL) c GROUP BY served, sent",
            row ->
                new Lag(
                    ChronoUnit.DAYS.between(
                        row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)),
                    row.getLong(3)),
            start(from),
            start(to));
    long days = lags.stream().mapToLong(lag -> lag.days() * lag.claims()).sum();
    return part(days, lags.stream().mapToLong(Lag::claims).sum());
  }

  private static double part(long some, long all) {
    return all == 0 ? 0 : (double) some / all;
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /** What deserves a look as of a day. */
  public List<Signal> signals(LocalDate asOf) {
    return database.inTransaction(
        connection -> {
          List<Signal> all = new ArrayList<>(DenialSignals.read(connection, settings, asOf));
          all.addAll(silence(connection, start(asOf).minus(settings.silence())));
          return all;
        });
  }

  private static List<Signal> silence(Connection connection, Instant before) throws SQLException {
    return Query.list(
        connection,
        "SELECT payer, count(*), sum(open_insurance) FROM claim WHERE state = 'ACCEPTED'"
            + " AND sent_at < ? AND counted GROUP BY payer ORDER BY payer",
        row ->
            new Signal(
                Signal.Kind.SILENCE, row.getString(1), "", row.getLong(2), row.getLong(3), 0, 0),
        before);
  }
}
