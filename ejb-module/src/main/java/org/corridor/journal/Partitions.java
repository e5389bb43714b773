package org.corridor.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Partitions of the journal's large tables, one per month, made ahead of time, so that old months
 * are dropped instead of deleted. Only PostgreSQL has them.
 */
final class Partitions {

  private static final System.Logger LOG = System.getLogger(Partitions.class.getName());
  private static final int MONTHS_AHEAD = 2;
  private static final List<String> TABLES =
      List.of("journal_message", "journal_content", "journal_event", "journal_reference");

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
              "CREATE TABLE IF NOT EXISTS %s_%tY_%<tm PARTITION OF %s FOR VALUES FROM ('%s') TO ('%s')",
              table,
              month.atDay(1),
              table,
              firstIdOf(month),
              firstIdOf(month.plusMonths(1))));
    }
  }

  private static UUID firstIdOf(YearMonth month) {
    return MessageFilter.firstIdAt(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
