package org.corridor.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.migrate.SchemaMigrator;
import java.util.List;
import org.junit.jupiter.api.Test;
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

  @Test
  void hapisIndexesAreReplacedWheneverTheyCome() {
    Store store = Store.on(Database.POSTGRESQL);
    Cable cable = store.bean(Cable.class);
    JdbcTemplate database = new JdbcTemplate(cable);
    database.execute("create index idx_sp_token_resid_v2 on hfj_spidx_token (res_id, hash_value)");
    database.execute("drop index lean_token_resource");
    database.execute(
        "alter table hfj_spidx_date add constraint fk_sp_date_res"
            + " foreign key (res_id) references hfj_resource (res_id)");

    Schema.migrate(cable, Database.POSTGRESQL);

    assertThat(indexes(database, "hfj_spidx_token"))
        .contains("lean_token_resource", "lean_token_system_value", "lean_token_identity")
        .noneMatch(name -> name.startsWith("idx_"));
    assertThat(indexes(database, "hfj_res_link")).contains("lean_link_target", "idx_rl_src");
    assertThat(indexes(database, "hfj_resource"))
        .containsExactlyInAnyOrder(
            "hfj_resource_pkey",
            "idx_res_date",
            "lean_idx_res_type_fhir_id",
            "lean_resource_updated");
    assertThat(foreignKeys(database))
        .contains("hfj_res_tag")
        .doesNotContain("hfj_res_ver", "hfj_spidx_date");
  }

  @Test
  void aLookAtTheTablesIsCheapUnlessSomebodyWantsMore() {
    Store store = Store.on(Database.POSTGRESQL);
    Cable cable = store.bean(Cable.class);
    JdbcTemplate database = new JdbcTemplate(cable);
    assertThat(target(database, "hfj_spidx_token", "hash_value")).isEqualTo(200);
    assertThat(target(database, "hfj_res_link", "target_resource_id")).isEqualTo(200);
    assertThat(target(database, "hfj_spidx_date", "hash_identity")).isEqualTo(200);
    database.execute("alter table hfj_spidx_uri alter column hash_uri set statistics 5000");

    Schema.migrate(cable, Database.POSTGRESQL);

    assertThat(target(database, "hfj_spidx_uri", "hash_uri")).isEqualTo(5000);
  }

  private static int target(JdbcTemplate database, String table, String column) {
    Integer target =
        database.queryForObject(
            "select attstattarget from pg_attribute where attrelid = ?::regclass and attname = ?",
            Integer.class,
            table,
            column);
    return target == null ? 0 : target;
  }

  private static List<String> indexes(JdbcTemplate database, String table) {
    return database.queryForList(
        "select indexname from pg_indexes where tablename = ?", String.class, table);
  }

  private static List<String> foreignKeys(JdbcTemplate database) {
    return database.queryForList(
        "select conrelid::regclass::text from pg_constraint"
            + " where contype = 'f' and confrelid = 'hfj_resource'::regclass",
        String.class);
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
