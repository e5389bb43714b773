package org.corridor.journal;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.AccessTimeout;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.time.Clock;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Brings the hub's tables up to date before anything else uses them: whoever needs the journal gets
 * it through here.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
// Whoever needs the journal waits until the tables are there, however long a migration takes.
@AccessTimeout(-1)
public class JournalTables {

  private @Nullable DataSource source;

  /** Migrates the tables of {@code corridor.datasource.hub}. */
  @PostConstruct
  @SuppressWarnings("BanJNDI") // the name is the operator's own
  void migrate() {
    String name =
        ConfigProvider.getConfig()
            .getOptionalValue("corridor.datasource.hub", String.class)
            .orElse("java:jboss/datasources/corridor-hub");
    try {
      source = InitialContext.doLookup(name);
    } catch (NamingException e) {
      throw new JournalUnavailable("there is no datasource " + name, e);
    }
    prepare(source, Clock.systemUTC());
  }

  /** Brings the tables of any database up to date. */
  public static void prepare(DataSource source, Clock clock) {
    Database database = new Database(source);
    Migrations.run(source, database.dialect());
    new Partitions(database, clock).prepare();
  }

  /** Makes the coming months' partitions. */
  @Schedule(hour = "3", minute = "17", persistent = false)
  public void preparePartitions() {
    new Partitions(new Database(dataSource()), Clock.systemUTC()).prepare();
  }

  /** The datasource, its tables up to date. */
  @Lock(LockType.READ)
  public DataSource dataSource() {
    if (source == null) {
      throw new IllegalStateException("not started");
    }
    return source;
  }
}
