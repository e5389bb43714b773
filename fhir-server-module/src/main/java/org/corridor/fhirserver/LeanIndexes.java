package org.corridor.fhirserver;

import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts lighter indexes in the place of HAPI's on PostgreSQL. A resource makes some ten index rows;
 * what they cost is mostly the five or six indexes of each and the check of its foreign key. HAPI's
 * carry a partition, texts and the columns of others, so that some reads need no row; here the keys
 * alone are there. Every search finds an index to begin with, as before.
 */
final class LeanIndexes {

  /**
   * An index of ours.
   *
   * @param name ours
   * @param on table, columns, and which rows if not all
   * @param instead HAPI's, which it replaces
   */
  private record Lean(String name, String on, String instead) {

    private boolean isUnique() {
      return name.equals(KEY_OF_A_RESOURCE);
    }
  }

  // HAPI looks for the end of the name when a resource was created twice.
  private static final String KEY_OF_A_RESOURCE = "lean_idx_res_type_fhir_id";

  private static final List<Lean> LEAN =
      List.of(
          new Lean(
              "lean_token_identity",
              "hfj_spidx_token (hash_identity, res_id)",
              "idx_sp_token_hash_v2"),
          new Lean(
              "lean_token_system", "hfj_spidx_token (hash_sys, res_id)", "idx_sp_token_hash_s_v2"),
          new Lean(
              "lean_token_system_value",
              "hfj_spidx_token (hash_sys_and_value, res_id)",
              "idx_sp_token_hash_sv_v2"),
          new Lean(
              "lean_token_value", "hfj_spidx_token (hash_value, res_id)", "idx_sp_token_hash_v_v2"),
          new Lean("lean_token_resource", "hfj_spidx_token (res_id)", "idx_sp_token_resid_v2"),
          new Lean(
              "lean_string_identity",
              "hfj_spidx_string (hash_identity, res_id)",
              "idx_sp_string_hash_ident_v2"),
          new Lean(
              "lean_string_exact",
              "hfj_spidx_string (hash_exact, res_id)",
              "idx_sp_string_hash_exct_v2"),
          new Lean(
              "lean_string_prefix",
              "hfj_spidx_string (hash_norm_prefix, sp_value_normalized, res_id)",
              "idx_sp_string_hash_nrm_v2"),
          new Lean("lean_string_resource", "hfj_spidx_string (res_id)", "idx_sp_string_resid_v2"),
          new Lean(
              "lean_date_low",
              "hfj_spidx_date (hash_identity, sp_value_low, sp_value_high, res_id)",
              "idx_sp_date_hash_v2"),
          new Lean(
              "lean_date_high",
              "hfj_spidx_date (hash_identity, sp_value_high, res_id)",
              "idx_sp_date_hash_high_v2"),
          new Lean(
              "lean_date_low_day",
              "hfj_spidx_date (hash_identity, sp_value_low_date_ordinal,"
                  + " sp_value_high_date_ordinal, res_id)",
              "idx_sp_date_ord_hash_v2"),
          new Lean(
              "lean_date_high_day",
              "hfj_spidx_date (hash_identity, sp_value_high_date_ordinal, res_id)",
              "idx_sp_date_ord_hash_high_v2"),
          new Lean("lean_date_resource", "hfj_spidx_date (res_id)", "idx_sp_date_resid_v2"),
          new Lean(
              "lean_quantity",
              "hfj_spidx_quantity (hash_identity, sp_value, res_id)",
              "idx_sp_quantity_hash_v2"),
          new Lean(
              "lean_quantity_unit",
              "hfj_spidx_quantity (hash_identity_and_units, sp_value, res_id)",
              "idx_sp_quantity_hash_un_v2"),
          new Lean(
              "lean_quantity_system_unit",
              "hfj_spidx_quantity (hash_identity_sys_units, sp_value, res_id)",
              "idx_sp_quantity_hash_sysun_v2"),
          new Lean(
              "lean_quantity_resource", "hfj_spidx_quantity (res_id)", "idx_sp_quantity_resid_v2"),
          new Lean(
              "lean_link_target",
              "hfj_res_link (target_resource_id, src_path, src_resource_id)",
              "idx_rl_tgt_v2"),
          new Lean(
              "lean_link_url",
              "hfj_res_link (src_path, target_resource_url, src_resource_id)"
                  + " where target_resource_url is not null",
              "idx_rl_srcpath_tgturl"),
          new Lean(
              "lean_version_source",
              "hfj_res_ver (source_uri, res_id) where source_uri is not null",
              "idx_resver_id_src_uri"),
          new Lean(
              "lean_resource_updated",
              "hfj_resource (res_type, res_updated, res_id) where res_deleted_at is null",
              "idx_res_type_del_updated"),
          new Lean(KEY_OF_A_RESOURCE, "hfj_resource (fhir_id, res_type)", "idx_res_type_fhir_id"));

  /** Another index begins with the same column, which leads to one resource. */
  private static final List<String> REPEATED =
      List.of("idx_resver_id_date", "idx_res_resid_updated", "idx_res_fhir_id");

  // These rows are written and deleted with their resource, in one transaction.
  private static final String FOREIGN_KEYS =
      """
      select format('alter table %s drop constraint %I', conrelid::regclass, conname)
      from pg_constraint
      where contype = 'f' and confrelid = 'hfj_resource'::regclass
      and conrelid in ('hfj_spidx_token'::regclass, 'hfj_spidx_string'::regclass,
        'hfj_spidx_date'::regclass, 'hfj_spidx_quantity'::regclass, 'hfj_spidx_number'::regclass,
        'hfj_spidx_uri'::regclass, 'hfj_res_link'::regclass, 'hfj_res_ver'::regclass)\
      """;

  private static final String CONSTRAINT =
      """
      select format('alter table %s drop constraint %I', conrelid::regclass, conname)
      from pg_constraint where conindid = to_regclass(?) and contype = 'u'\
      """;

  // Several hubs may start on one database.
  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtext('corridor lean indexes'))";

  private LeanIndexes() {}

  /** Does what has not been done; a repository that is filled waits until its indexes are built. */
  static void build(DataSource source) {
    JdbcTemplate database = new JdbcTemplate(source);
    new TransactionTemplate(new DataSourceTransactionManager(source))
        .executeWithoutResult(
            status -> {
              database.execute(ONE_AT_A_TIME);
              missing(database).forEach(database::execute);
            });
  }

  private static Stream<String> missing(JdbcTemplate database) {
    return Stream.of(
            LEAN.stream()
                .filter(index -> !isThere(database, index.name()))
                .map(LeanIndexes::create),
            Stream.concat(LEAN.stream().map(Lean::instead), REPEATED.stream())
                .filter(name -> isThere(database, name))
                .map(name -> drop(database, name)),
            database.queryForList(FOREIGN_KEYS, String.class).stream())
        .flatMap(statements -> statements);
  }

  private static String create(Lean index) {
    String kind = index.isUnique() ? "unique index" : "index";
    return "create %s %s on %s".formatted(kind, index.name(), index.on());
  }

  private static String drop(JdbcTemplate database, String index) {
    return database.queryForList(CONSTRAINT, String.class, index).stream()
        .findFirst()
        .orElse("drop index " + index);
  }

  private static boolean isThere(JdbcTemplate database, String index) {
    return Boolean.TRUE.equals(
        database.queryForObject("select to_regclass(?) is not null", Boolean.class, index));
  }
}
