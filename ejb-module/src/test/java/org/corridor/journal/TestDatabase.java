package org.corridor.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Locale;
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
  },
  POSTGRESQL {
    @Override
    DataSource fresh() {
      String name = "journal" + NUMBER.incrementAndGet();
      execute(Server.RUNNING.getPostgresDatabase(), "CREATE DATABASE " + name);
      PGSimpleDataSource source = (PGSimpleDataSource) Server.RUNNING.getDatabase("postgres", name);
      source.setReWriteBatchedInserts(true);
      return source;
    }
  };

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** An empty database. */
  abstract DataSource fresh();

  /** A database with the hub's tables, and nothing in them. */
  public JdbcConnectionPool prepared(Clock clock) {
    DataSource source = fresh();
    JournalTables.prepare(source, clock);
    return pool(source);
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

    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
