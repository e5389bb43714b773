package org.corridor.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question in SQL, and its answer row by row. */
public final class Query {

  private Query() {}

  /** What is made of a row of the answer. */
  public interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** The answer of {@code sql}, whose marks are filled from {@code values}. */
  public static <T> List<T> list(
      Connection connection, String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      fill(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
          all.add(row.of(rows));
        }
        return all;
      }
    }
  }

  /** A time stamp of {@code row} that may be missing. */
  public static Optional<Instant> maybe(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /**
   * Does {@code sql}, whose marks are filled from {@code values}, and tells how many rows it met.
   */
  public static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      fill(statement, values);
      return statement.executeUpdate();
    }
  }

  /** A list as the mark of {@code = ANY(?)}. */
  public static Array array(Connection connection, Collection<UUID> ids) throws SQLException {
    return connection.createArrayOf("uuid", ids.toArray(UUID[]::new));
  }

  /** The same of texts. */
  public static Array texts(Connection connection, Collection<String> texts) throws SQLException {
    return connection.createArrayOf("varchar", texts.toArray(String[]::new));
  }

  /** The same of moments. */
  static Array moments(Connection connection, Collection<Instant> moments) throws SQLException {
    return connection.createArrayOf(
        "timestamptz", moments.stream().map(Batch::forDatabase).toArray());
  }

  private static void fill(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, Batch.forDatabase(values[i]));
    }
  }

  /** A time stamp of {@code row}. */
  public static Instant moment(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
