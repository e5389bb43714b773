package org.corridor.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Partitions of the journal's large tables, one per month, made ahead of time, so that old months
 * are dropped instead of deleted. Only PostgreSQL has them.
 */
final class Partitions {

  private static final System.Logger LOG = System.getLogger(Partitions.class.getName());
  private static final int MONTHS_AHEAD = 2;
  private static final Pattern MONTH = Pattern.compile(".*_([0-9]{4})_([0-9]{2})");
  static final List<String> TABLES =
      List.of(
          "journal_message",
          "journal_content",
          "journal_event",
          "journal_reference",
          "delivery_settled",
          "delivery_event",
          "delivery_content");

  private final Database database;
  private final Clock clock;

  Partitions(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Makes this month's partitions and the next ones', as far as they are missing. */
  void prepare() {
    if (database.dialect() != Dialect.POSTGRESQL) {
      return;
    }
    YearMonth now = YearMonth.now(clock.withZone(ZoneOffset.UTC));
    for (int ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
      YearMonth month = now.plusMonths(ahead);
      for (String table : TABLES) {
        create(table, month);
      }
    }
  }

  // The default partition may hold rows of that month: then they stay there, and so does the month.
  private void create(String table, YearMonth month) {
    try {
      database.inTransaction(connection -> created(connection, table, month));
    } catch (JournalUnavailable e) {
      LOG.log(System.Logger.Level.WARNING, "no partition of {0} for {1}: {2}", table, month, e);
    }
  }

  private static boolean created(Connection connection, String table, YearMonth month)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(
          String.format(
              Locale.ROOT,
              "CREATE TABLE IF NOT EXISTS %s PARTITION OF %s FOR VALUES FROM ('%s') TO ('%s')",
              partition(table, month),
              table,
              firstIdOf(month),
              firstIdOf(month.plusMonths(1))));
    }
  }

  /**
   * Drops the partitions of months that lie wholly before {@code limit}, unless a message of that
   * month still waits, or one of its deliveries is open.
   *
   * @param tables which of the journal's tables
   * @return how many rows the first of them had there
   */
  long drop(List<String> tables, Instant limit) {
    if (database.dialect() != Dialect.POSTGRESQL) {
      return 0;
    }
    long rows = 0;
    for (YearMonth month :
        database.inTransaction(connection -> months(connection, tables.get(0)))) {
      if (!startOf(month.plusMonths(1)).isAfter(limit)) {
        rows += drop(tables, month);
      }
    }
    return rows;
  }

  private long drop(List<String> tables, YearMonth month) {
    try {
      return database.inTransaction(connection -> dropped(connection, tables, month));
    } catch (JournalUnavailable e) {
      // Somebody reads there: what cannot be dropped now is deleted row by row.
      LOG.log(System.Logger.Level.WARNING, "no month {0} was dropped: {1}", month, e.getMessage());
      return 0;
    }
  }

  private static long dropped(Connection connection, List<String> tables, YearMonth month)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (count(statement, waiting(month)) > 0 || count(statement, open(month)) > 0) {
        return 0;
      }
      // Who waits for the lock holds up everybody who comes later.
      statement.execute("SET LOCAL lock_timeout = '2s'");
      long rows = count(statement, partition(tables.get(0), month));
      for (String table : tables) {
        statement.execute("DROP TABLE IF EXISTS " + partition(table, month));
      }
      return rows;
    }
  }

  private static long count(Statement statement, String rows) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + rows)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static String waiting(YearMonth month) {
    return "journal_message WHERE state IN ('RECEIVED', 'FAILED') AND id >= '%s' AND id < '%s'"
        .formatted(firstIdOf(month), firstIdOf(month.plusMonths(1)));
  }

  private static String open(YearMonth month) {
    return "delivery WHERE id >= '%s' AND id < '%s'"
        .formatted(firstIdOf(month), firstIdOf(month.plusMonths(1)));
  }

  private static List<YearMonth> months(Connection connection, String table) throws SQLException {
    List<YearMonth> months = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet names =
            statement.executeQuery(
                "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                    + " WHERE i.inhparent = '"
                    + table
                    + "'::regclass ORDER BY c.relname")) {
      while (names.next()) {
        Matcher name = MONTH.matcher(names.getString(1));
        if (name.matches()) {
          months.add(
              YearMonth.of(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2))));
        }
      }
    }
    return months;
  }

  private static String partition(String table, YearMonth month) {
    return String.format(Locale.ROOT, "%s_%tY_%<tm", table, month.atDay(1));
  }

  private static UUID firstIdOf(YearMonth month) {
    return MessageFilter.firstIdAt(startOf(month));
  }

  private static Instant startOf(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
