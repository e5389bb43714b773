package org.corridor.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where the databases differ. */
public enum Dialect {
  H2,
  POSTGRESQL;

  static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return product.equals("PostgreSQL") ? POSTGRESQL : H2;
  }

  /** The folder of this database's migrations. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * An insert that leaves an existing row alone.
   *
   * @param columns separated by commas, the key's first
   * @param keys how many of them are the key
   */
  public String insertIfAbsent(String table, String columns, int keys) {
    String[] names = columns.split(", ", -1);
    if (this == POSTGRESQL) {
      String marks = String.join(", ", Collections.nCopies(names.length, "?"));
      return "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT DO NOTHING"
          .formatted(table, columns, marks);
    }
    String match =
        IntStream.range(0, keys)
            .mapToObj(i -> "t." + names[i] + " = ?" + (i + 1))
            .collect(Collectors.joining(" AND "));
    String marks =
        IntStream.rangeClosed(1, names.length)
            .mapToObj(i -> "?" + i)
            .collect(Collectors.joining(", "));
    return "MERGE INTO %s t USING DUAL ON (%s) WHEN NOT MATCHED THEN INSERT (%s) VALUES (%s)"
        .formatted(table, match, columns, marks);
  }
}
