package org.corridor.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases that a hospital may choose, real ones. */
public enum TestDatabase {
  H2 {
    @Override
    DataSource fresh() {
      return JdbcConnectionPool.create(
          "jdbc:h2:mem:journal" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    @Override
    DataSource withTables(Clock clock) {
      DataSource source = fresh();
      JournalTables.prepare(source, clock);
      return source;
    }
  },
  POSTGRESQL {
    @Override
    DataSource fresh() {
      return Server.create("");
    }

    @Override
    DataSource withTables(Clock clock) {
      // Copied: to make them takes longer than most tests. Their partitions begin with the month.
      String template =
          TEMPLATES.computeIfAbsent(
              YearMonth.now(clock.withZone(ZoneOffset.UTC)), month -> template(clock));
      return Server.create(" TEMPLATE " + template);
    }

    private String template(Clock clock) {
      PGSimpleDataSource source = Server.create("");
      JournalTables.prepare(source, clock);
      return Server.keep(source);
    }
  };

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Map<YearMonth, String> TEMPLATES = new ConcurrentHashMap<>();

  /** An empty database. */
  abstract DataSource fresh();

  abstract DataSource withTables(Clock clock);

  /** A database with the hub's tables, and nothing in them. */
  public JdbcConnectionPool prepared(Clock clock) {
    return pool(withTables(clock));
  }

  private static JdbcConnectionPool pool(DataSource source) {
    if (source instanceof JdbcConnectionPool pool) {
      return pool;
    }
    PGConnectionPoolDataSource pooled = new PGConnectionPoolDataSource();
    pooled.setUrl(((PGSimpleDataSource) source).getUrl());
    pooled.setUser("postgres");
    return JdbcConnectionPool.create(pooled);
  }

  static void execute(DataSource source, String sql) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql.toLowerCase(Locale.ROOT), e);
    }
  }

  /** One server for all tests of the run; it ends with the JVM. */
  private static final class Server {

    private static final int OPEN_TESTS = 50;
    private static final EmbeddedPostgres RUNNING = start();
    private static final Deque<String> NAMES = new ArrayDeque<>();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static synchronized PGSimpleDataSource create(String options) {
      String name = "journal" + NUMBER.incrementAndGet();
      execute(RUNNING.getPostgresDatabase(), "CREATE DATABASE " + name + options);
      NAMES.add(name);
      if (NAMES.size() > OPEN_TESTS) {
        drop(NAMES.remove());
      }
      PGSimpleDataSource source = (PGSimpleDataSource) RUNNING.getDatabase("postgres", name);
      source.setReWriteBatchedInserts(true);
      return source;
    }

    /** Drops a database of a test that has ended; there would be thousands in the end. */
    private static void drop(String name) {
      try (Connection connection = RUNNING.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("DROP DATABASE " + name);
      } catch (SQLException stillInUse) {
        NAMES.add(name);
      }
    }

    /** The name of a database that is not dropped. */
    static synchronized String keep(PGSimpleDataSource source) {
      String name = String.valueOf(source.getDatabaseName());
      NAMES.remove(name);
      return name;
    }
  }
}
