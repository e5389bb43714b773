package org.corridor.journal;

import java.sql.Connection;
import java.sql.SQLException;

/** What is written together with the journal's own rows. It may be run more than once. */
public interface InTransaction {

  /** Writes on the connection, and leaves its transaction open. */
  void on(Connection connection) throws SQLException;
}
