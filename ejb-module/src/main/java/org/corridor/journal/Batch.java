package org.corridor.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** One statement, executed for many rows in one go. */
public final class Batch implements AutoCloseable {

  private static final int LONGEST = 200;
  static final int LONGEST_TEXT = 1000;

  private final PreparedStatement statement;
  private boolean empty = true;

  public Batch(Connection connection, String sql) throws SQLException {
    this.statement = connection.prepareStatement(sql);
  }

  /** One more row. */
  public void add(@Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, forDatabase(values[i]));
    }
    statement.addBatch();
    empty = false;
  }

  /** How many rows each line changed. */
  public int[] run() throws SQLException {
    return empty ? new int[0] : statement.executeBatch();
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }

  /** A value as both drivers take it. */
  public static @Nullable Object forDatabase(@Nullable Object value) {
    return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
  }

  /**
   * A sender's text as a column takes it: PostgreSQL has no NUL and indexes no text of any length.
   */
  public static String cut(String text) {
    return cut(text, LONGEST);
  }

  /** The same, for a column of another length. */
  public static String cut(String text, int longest) {
    String clean = text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    if (clean.length() <= longest) {
      return clean;
    }
    boolean splitsPair = Character.isHighSurrogate(clean.charAt(longest - 1));
    return clean.substring(0, splitsPair ? longest - 1 : longest);
  }
}
