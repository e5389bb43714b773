package org.corridor.fhirserver;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lowers how closely PostgreSQL looks at the columns of index rows. With HAPI's targets each {@code
 * ANALYZE} reads and sorts three million rows of a table, column by column: 16 seconds of a
 * processor for tokens, and again whenever a tenth has been added. What is planned with them hangs
 * on the values that are most common, and a few hundred of those are enough.
 */
final class PlannerStatistics {

  // A target set by somebody who knows the database stays.
  private static final String HAPIS_TARGETS =
      """
      select format('alter table %s alter column %I set statistics 200',
        attrelid::regclass, attname)
      from pg_attribute
      where attrelid in (select oid from pg_class
        where relnamespace = current_schema()::regnamespace and relname like 'hfj\\_%')
      and attstattarget in (1000, 10000)\
      """;

  private PlannerStatistics() {}

  /** Lowers what has HAPI's targets; those that autovacuum looks at next are looked at so. */
  static void limit(DataSource source) {
    JdbcTemplate database = new JdbcTemplate(source);
    database.queryForList(HAPIS_TARGETS, String.class).forEach(database::execute);
  }
}
