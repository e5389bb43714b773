package org.corridor.fhirserver;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The connection to the database, which can be cut and mended. */
final class Cable extends DelegatingDataSource {

  private volatile boolean cut;

  Cable(DataSource source) {
    super(source);
  }

  void cut() {
    cut = true;
  }

  void mend() {
    cut = false;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (cut) {
      throw new SQLException("the cable is cut", "08001");
    }
    return super.getConnection();
  }
}
