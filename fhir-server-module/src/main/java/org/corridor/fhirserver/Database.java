package org.corridor.fhirserver;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.hibernate.dialect.Dialect;

/** The databases that the repository can live in; the datasource itself says which one it is. */
enum Database {
  H2("H2", HapiFhirH2Dialect.class, DriverTypeEnum.H2_EMBEDDED),
  POSTGRESQL("PostgreSQL", HapiFhirPostgresDialect.class, DriverTypeEnum.POSTGRES_9_4);

  private final String productName;
  private final Class<? extends Dialect> dialect;
  private final DriverTypeEnum migrationDriver;

  Database(String productName, Class<? extends Dialect> dialect, DriverTypeEnum migrationDriver) {
    this.productName = productName;
    this.dialect = dialect;
    this.migrationDriver = migrationDriver;
  }

  /**
   * Which database {@code source} leads to.
   *
   * @throws IllegalStateException when it cannot be reached or is another one
   */
  static Database of(DataSource source) {
    String name = productNameOf(source);
    for (Database database : values()) {
      if (database.productName.equals(name)) {
        return database;
      }
    }
    throw new IllegalStateException("the FHIR repository cannot live in " + name);
  }

  Class<? extends Dialect> dialect() {
    return dialect;
  }

  DriverTypeEnum migrationDriver() {
    return migrationDriver;
  }

  private static String productNameOf(DataSource source) {
    try (Connection connection = source.getConnection()) {
      return connection.getMetaData().getDatabaseProductName();
    } catch (SQLException e) {
      throw new IllegalStateException("the FHIR repository's database cannot be reached", e);
    }
  }
}
