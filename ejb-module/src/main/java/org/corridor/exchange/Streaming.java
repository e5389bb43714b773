package org.corridor.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.corridor.journal.Database;

/** Streams of the database within its transactions: what fails is told as what it is. */
final class Streaming {

  /** Reads or writes streams; it may be done more than once. */
  interface Work<T> {
    T on(Connection connection) throws SQLException, IOException;
  }

  private Streaming() {}

  /**
   * Does the work in one transaction.
   *
   * @throws IOException when a stream fails that is not the database's
   */
  static <T> T inTransaction(Database database, Work<T> work) throws IOException {
    try {
      return database.inTransaction(connection -> within(connection, work));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static <T> T within(Connection connection, Work<T> work) throws SQLException {
    try {
      return work.on(connection);
    } catch (FileStore.NotStored e) {
      throw e.getCause() instanceof SQLException why ? why : new SQLException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Office.Failed e) {
      throw e.why();
    }
  }
}
