package org.corridor.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** The hub's own database: its dialect, and transactions on it. */
public final class Database {

  // Another writer was there first, or the database chose us to break a deadlock: with the same
  // input, a second look gives the right answer.
  private static final Set<String> WORTH_REPEATING = Set.of("23505", "40001", "40P01");
  private static final int TRIES = 8;
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final int PATIENCE_SECONDS = 3;

  private final DataSource source;
  private final Dialect dialect;

  /** What is done in one transaction; it may be done more than once. */
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  public Database(DataSource source) {
    this.source = source;
    try (Connection connection = connection()) {
      this.dialect = Dialect.of(connection);
    } catch (SQLException e) {
      throw new JournalUnavailable("the journal's database cannot be reached", e);
    }
  }

  /** Which database it is. */
  public Dialect dialect() {
    return dialect;
  }

  /**
   * Does the work in one transaction, again when another writer got in the way.
   *
   * @throws JournalUnavailable when the database does not do it
   */
  public <T> T inTransaction(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = connection()) {
        return once(connection, work);
      } catch (SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (attempt == TRIES || !WORTH_REPEATING.contains(state)) {
          throw JournalUnavailable.answered(state);
        }
        stepAside(attempt);
      }
    }
  }

  /** For a while that no other writer has chosen too. */
  private static void stepAside(int attempt) {
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(attempt * PAUSE.toNanos()));
  }

  /** Whether the database answers now, within a few seconds. */
  boolean answers() {
    try (Connection connection = source.getConnection()) {
      return connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException unreachable) {
      return false;
    }
  }

  private Connection connection() {
    try {
      return source.getConnection();
    } catch (SQLException e) {
      throw new JournalUnavailable("the journal's database cannot be reached", e);
    }
  }

  private static <T> T once(Connection connection, Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    boolean committed = false;
    try {
      T result = work.on(connection);
      connection.commit();
      committed = true;
      return result;
    } finally {
      if (!committed) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }
}
