package org.corridor.fhirserver;

import ca.uhn.fhir.jpa.migrate.HapiMigrationStorageSvc;
import ca.uhn.fhir.jpa.migrate.MigrationTaskList;
import ca.uhn.fhir.jpa.migrate.SchemaMigrator;
import ca.uhn.fhir.jpa.migrate.dao.HapiMigrationDao;
import ca.uhn.fhir.jpa.migrate.tasks.HapiFhirJpaMigrationTasks;
import ca.uhn.fhir.util.VersionEnum;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Brings the repository's tables to the version that this HAPI needs, by HAPI's own migrations: an
 * empty database gets the whole schema, an older one the steps it misses. Then {@link LeanIndexes}
 * and {@link PlannerStatistics}.
 */
final class Schema {

  private static final String NAME = "HAPI FHIR";

  private Schema() {}

  static void migrate(DataSource source, Database database) {
    MigrationTaskList tasks =
        new HapiFhirJpaMigrationTasks(Set.of()).getAllTasks(VersionEnum.values());
    HapiMigrationDao history =
        new HapiMigrationDao(
            source, database.migrationDriver(), SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME);
    SchemaMigrator migrator =
        new SchemaMigrator(
            NAME,
            SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME,
            source,
            new Properties(),
            tasks,
            new HapiMigrationStorageSvc(history));
    migrator.setDriverType(database.migrationDriver());
    migrator.createMigrationTableIfRequired();
    migrator.migrate();
    if (database == Database.POSTGRESQL) {
      LeanIndexes.build(source);
      PlannerStatistics.limit(source);
    }
  }
}
