package org.corridor.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** One statement, executed for many rows in one go. */
final class Batch implements AutoCloseable {

  private static final int LONGEST = 200;
  static final int LONGEST_TEXT = 1000;

  private final PreparedStatement statement;
  private boolean empty = true;

  Batch(Connection connection, String sql) throws SQLException {
    this.statement = connection.prepareStatement(sql);
  }

  void add(Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, forDatabase(values[i]));
    }
    statement.addBatch();
    empty = false;
  }

  /** How many rows each line changed. */
  int[] run() throws SQLException {
    return empty ? new int[0] : statement.executeBatch();
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }

  static Object forDatabase(Object value) {
    return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
  }

  /**
   * A sender's text as a column takes it: PostgreSQL has no NUL and indexes no text of any length.
   */
  static String cut(String text) {
    return cut(text, LONGEST);
  }

  static String cut(String text, int longest) {
    String clean = text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    if (clean.length() <= longest) {
      return clean;
    }
    boolean splitsPair = Character.isHighSurrogate(clean.charAt(longest - 1));
    return clean.substring(0, splitsPair ? longest - 1 : longest);
  }
}
