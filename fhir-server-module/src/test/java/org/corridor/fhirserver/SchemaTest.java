package org.corridor.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.migrate.SchemaMigrator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

class SchemaTest {

  @ParameterizedTest
  @MethodSource("org.corridor.fhirserver.Store#all")
  void aSecondStartFindsNothingToDo(Store store) {
    Cable cable = store.bean(Cable.class);
    long before = steps(cable);

    Schema.migrate(cable, store.bean(Database.class));

    assertThat(before).isPositive();
    assertThat(steps(cable)).isEqualTo(before);
  }

  private static long steps(Cable cable) {
    Long steps =
        new JdbcTemplate(cable)
            .queryForObject(
                "select count(*) from \"" + SchemaMigrator.HAPI_FHIR_MIGRATION_TABLENAME + "\"",
                Long.class);
    return steps == null ? 0 : steps;
  }
}
