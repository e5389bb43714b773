package org.corridor.fhirserver;

import ca.uhn.fhir.jpa.model.entity.BaseResourceIndex;
import ca.uhn.fhir.jpa.model.entity.BaseResourceIndexedSearchParam;
import ca.uhn.fhir.jpa.model.entity.BaseResourceIndexedSearchParamQuantity;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamDate;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamQuantity;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamString;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamToken;
import ca.uhn.fhir.jpa.model.entity.ResourceLink;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of HAPI's index tables, as it is filled on PostgreSQL: all rows in one statement, an array
 * for each column. As rows of values every single value would be an expression that the database
 * prepares anew, and every length of list another statement.
 *
 * @param owner the column that tells which resource a row belongs to
 * @param columns the others, but for those that are empty in every row by {@link StorageSettings}
 */
record IndexTable<T extends BaseResourceIndex>(
    String name, String key, String sequence, String owner, List<Column<T>> columns) {

  /**
   * A row.
   *
   * @param resource the key of the resource that it belongs to
   */
  record Owned<T>(T row, Long resource) {}

  /**
   * A column.
   *
   * @param type PostgreSQL's name of it
   */
  record Column<T>(String name, String type, Function<T, @Nullable Object> value) {}

  private static final Map<Class<? extends BaseResourceIndex>, IndexTable<?>> TABLES =
      Map.of(
          ResourceIndexedSearchParamToken.class, tokens(),
          ResourceIndexedSearchParamString.class, strings(),
          ResourceIndexedSearchParamDate.class, dates(),
          ResourceIndexedSearchParamQuantity.class, quantities(),
          ResourceLink.class, links());

  /**
   * The table that {@code type} belongs to; null when it is one that few resources have rows in.
   */
  @SuppressWarnings("unchecked")
  static <T extends BaseResourceIndex> @Nullable IndexTable<T> of(Class<T> type) {
    return (IndexTable<T>) TABLES.get(type);
  }

  void insert(List<Owned<T>> rows, Connection connection) throws SQLException {
    List<Array> arrays = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(statement())) {
      arrays.add(connection.createArrayOf("int8", rows.stream().map(Owned::resource).toArray()));
      for (Column<T> column : columns) {
        Object[] values = rows.stream().map(Owned::row).map(column.value()).toArray();
        arrays.add(connection.createArrayOf(column.type(), values));
      }
      for (int i = 0; i < arrays.size(); i++) {
        statement.setArray(i + 1, arrays.get(i));
      }
      statement.executeUpdate();
    } finally {
      for (Array array : arrays) {
        array.free();
      }
    }
  }

  private String statement() {
    List<String> names =
        Stream.concat(Stream.of(owner), columns.stream().map(Column::name)).toList();
    String all = String.join(", ", names);
    String places = String.join(", ", Collections.nCopies(names.size(), "?"));
    return "insert into %s (%s, %s) select nextval('%s'), %s from unnest(%s) as row (%s)"
        .formatted(name, key, all, sequence, all, places, all);
  }

  private static IndexTable<ResourceIndexedSearchParamToken> tokens() {
    return values(
        "token",
        List.of(
            new Column<>("hash_sys", "int8", ResourceIndexedSearchParamToken::getHashSystem),
            new Column<>(
                "hash_sys_and_value",
                "int8",
                ResourceIndexedSearchParamToken::getHashSystemAndValue),
            new Column<>("hash_value", "int8", ResourceIndexedSearchParamToken::getHashValue),
            new Column<>("sp_system", "varchar", ResourceIndexedSearchParamToken::getSystem),
            new Column<>("sp_value", "varchar", ResourceIndexedSearchParamToken::getValue)));
  }

  private static IndexTable<ResourceIndexedSearchParamString> strings() {
    return values(
        "string",
        List.of(
            new Column<>("hash_exact", "int8", ResourceIndexedSearchParamString::getHashExact),
            new Column<>(
                "hash_norm_prefix",
                "int8",
                ResourceIndexedSearchParamString::getHashNormalizedPrefix),
            new Column<>(
                "sp_value_exact", "varchar", ResourceIndexedSearchParamString::getValueExact),
            new Column<>(
                "sp_value_normalized",
                "varchar",
                ResourceIndexedSearchParamString::getValueNormalized)));
  }

  private static IndexTable<ResourceIndexedSearchParamDate> dates() {
    return values(
        "date",
        List.of(
            new Column<>("sp_value_low", "timestamp", row -> timestamp(row.getValueLow())),
            new Column<>("sp_value_high", "timestamp", row -> timestamp(row.getValueHigh())),
            new Column<>(
                "sp_value_low_date_ordinal",
                "int4",
                ResourceIndexedSearchParamDate::getValueLowDateOrdinal),
            new Column<>(
                "sp_value_high_date_ordinal",
                "int4",
                ResourceIndexedSearchParamDate::getValueHighDateOrdinal)));
  }

  private static IndexTable<ResourceIndexedSearchParamQuantity> quantities() {
    return values(
        "quantity",
        List.of(
            new Column<>(
                "hash_identity_and_units",
                "int8",
                BaseResourceIndexedSearchParamQuantity::getHashIdentityAndUnits),
            new Column<>(
                "hash_identity_sys_units",
                "int8",
                BaseResourceIndexedSearchParamQuantity::getHashIdentitySystemAndUnits),
            new Column<>("sp_system", "varchar", BaseResourceIndexedSearchParamQuantity::getSystem),
            new Column<>("sp_units", "varchar", BaseResourceIndexedSearchParamQuantity::getUnits),
            new Column<>("sp_value", "float8", row -> number(row.getValue()))));
  }

  private static IndexTable<ResourceLink> links() {
    return new IndexTable<>(
        "hfj_res_link",
        "pid",
        "seq_reslink_id",
        "src_resource_id",
        List.of(
            new Column<>("src_path", "varchar", ResourceLink::getSourcePath),
            new Column<>("source_resource_type", "varchar", ResourceLink::getSourceResourceType),
            new Column<>("src_res_type_id", "int2", ResourceLink::getSourceResourceTypeId),
            new Column<>("target_resource_id", "int8", ResourceLink::getTargetResourcePid),
            new Column<>("target_resource_type", "varchar", ResourceLink::getTargetResourceType),
            new Column<>("target_res_type_id", "int2", ResourceLink::getTargetResourceTypeId),
            new Column<>("target_resource_url", "varchar", ResourceLink::getTargetResourceUrl),
            new Column<>("target_resource_version", "int8", ResourceLink::getTargetResourceVersion),
            new Column<>("sp_updated", "timestamp", row -> timestamp(row.getUpdated()))));
  }

  /** A table of values that are searched by, with what all of them have in common. */
  private static <T extends BaseResourceIndexedSearchParam> IndexTable<T> values(
      String kind, List<Column<T>> own) {
    Stream<Column<T>> common =
        Stream.of(
            new Column<>("hash_identity", "int8", BaseResourceIndexedSearchParam::getHashIdentity),
            new Column<>("sp_missing", "bool", BaseResourceIndexedSearchParam::isMissing));
    return new IndexTable<>(
        "hfj_spidx_" + kind,
        "sp_id",
        "seq_spidx_" + kind,
        "res_id",
        Stream.concat(common, own.stream()).toList());
  }

  private static @Nullable Timestamp timestamp(@Nullable Date time) {
    return time == null ? null : Timestamp.from(time.toInstant());
  }

  private static @Nullable Double number(@Nullable BigDecimal value) {
    return value == null ? null : value.doubleValue();
  }
}
