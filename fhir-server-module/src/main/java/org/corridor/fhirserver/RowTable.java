package org.corridor.fhirserver;

import static org.corridor.fhirserver.RowTable.Type.BIGINT;
import static org.corridor.fhirserver.RowTable.Type.BOOLEAN;
import static org.corridor.fhirserver.RowTable.Type.DOUBLE;
import static org.corridor.fhirserver.RowTable.Type.INTEGER;
import static org.corridor.fhirserver.RowTable.Type.SMALLINT;
import static org.corridor.fhirserver.RowTable.Type.TEXT;
import static org.corridor.fhirserver.RowTable.Type.TIMESTAMP;

import ca.uhn.fhir.jpa.model.entity.BaseResourceIndexedSearchParam;
import ca.uhn.fhir.jpa.model.entity.BaseResourceIndexedSearchParamQuantity;
import ca.uhn.fhir.jpa.model.entity.ResourceHistoryTable;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamDate;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamQuantity;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamString;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamToken;
import ca.uhn.fhir.jpa.model.entity.ResourceLink;
import ca.uhn.fhir.jpa.model.entity.ResourceTable;
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
 * One of HAPI's tables, as new rows come into it. On PostgreSQL all rows of a transaction are one
 * statement, an array for each column: as rows of values every single value would be an expression
 * that the database prepares anew, and every length of list another statement.
 *
 * @param key the column that a sequence fills; null where the owner is the key
 * @param owner the column that tells which resource a row belongs to
 * @param columns the others, but for those that are empty in every row by {@link StorageSettings}
 */
record RowTable<T>(String name, @Nullable Key key, String owner, List<Column<T>> columns) {

  /** A column of numbers that mean nothing. */
  record Key(String column, String sequence) {}

  /**
   * A row.
   *
   * @param resource the key of the resource that it belongs to
   */
  record Owned<T>(T row, Long resource) {}

  /**
   * What a column holds: PostgreSQL's name of it, and the arrays that its driver sends as bytes.
   */
  enum Type {
    BIGINT("int8", Long.class),
    INTEGER("int4", Integer.class),
    SMALLINT("int2", Short.class),
    DOUBLE("float8", Double.class),
    BOOLEAN("bool", Boolean.class),
    TEXT("text", String.class),
    TIMESTAMP("timestamp", Timestamp.class);

    private final String sql;
    private final Class<?> element;

    Type(String sql, Class<?> element) {
      this.sql = sql;
      this.element = element;
    }

    private Object[] array(int length) {
      return (Object[]) java.lang.reflect.Array.newInstance(element, length);
    }
  }

  /** A column. */
  record Column<T>(String name, Type type, Function<T, @Nullable Object> value) {}

  /**
   * What HAPI keeps for {@code EntityIndexStatusEnum.INDEXED_RDBMS_ONLY}, which all of ours are.
   */
  private static final Short INDEXED_RDBMS_ONLY = 0;

  private static final Map<Class<?>, RowTable<?>> TABLES =
      Map.of(
          ResourceTable.class, resources(),
          ResourceHistoryTable.class, versions(),
          ResourceIndexedSearchParamToken.class, tokens(),
          ResourceIndexedSearchParamString.class, strings(),
          ResourceIndexedSearchParamDate.class, dates(),
          ResourceIndexedSearchParamQuantity.class, quantities(),
          ResourceLink.class, links());

  /**
   * The table that {@code type} belongs to; null when it is one that few resources have rows in.
   */
  @SuppressWarnings("unchecked")
  static @Nullable RowTable<Object> of(Class<?> type) {
    return (RowTable<Object>) TABLES.get(type);
  }

  void insert(List<Owned<T>> rows, Connection connection, Database database) throws SQLException {
    if (database == Database.POSTGRESQL) {
      insertAtOnce(rows, connection);
    } else {
      insertEach(rows, connection);
    }
  }

  private void insertAtOnce(List<Owned<T>> rows, Connection connection) throws SQLException {
    List<Array> arrays = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(fromArrays())) {
      arrays.add(
          connection.createArrayOf(
              "int8", rows.stream().map(Owned::resource).toArray(Long[]::new)));
      for (Column<T> column : columns) {
        Object[] values =
            rows.stream().map(Owned::row).map(column.value()).toArray(column.type()::array);
        arrays.add(connection.createArrayOf(column.type().sql, values));
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

  private String fromArrays() {
    String all = String.join(", ", names());
    String source = "from unnest(%s) as row (%s)".formatted(places(), all);
    return key == null
        ? "insert into %s (%s) select %s %s".formatted(name, all, all, source)
        : "insert into %s (%s, %s) select nextval('%s'), %s %s"
            .formatted(name, key.column(), all, key.sequence(), all, source);
  }

  private void insertEach(List<Owned<T>> rows, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(fromValues())) {
      for (Owned<T> row : rows) {
        statement.setLong(1, row.resource());
        for (int i = 0; i < columns.size(); i++) {
          statement.setObject(i + 2, columns.get(i).value().apply(row.row()));
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private String fromValues() {
    String all = String.join(", ", names());
    return key == null
        ? "insert into %s (%s) values (%s)".formatted(name, all, places())
        : "insert into %s (%s, %s) values (next value for %s, %s)"
            .formatted(name, key.column(), all, key.sequence(), places());
  }

  private List<String> names() {
    return Stream.concat(Stream.of(owner), columns.stream().map(Column::name)).toList();
  }

  private String places() {
    return String.join(", ", Collections.nCopies(columns.size() + 1, "?"));
  }

  private static RowTable<ResourceTable> resources() {
    return new RowTable<>(
        "hfj_resource",
        null,
        "res_id",
        List.of(
            new Column<>("res_type", TEXT, ResourceTable::getResourceType),
            new Column<>("res_type_id", SMALLINT, ResourceTable::getResourceTypeId),
            new Column<>("fhir_id", TEXT, ResourceTable::getFhirId),
            new Column<>("res_ver", BIGINT, ResourceTable::getVersion),
            new Column<>("res_version", TEXT, row -> name(row.getFhirVersion())),
            new Column<>("has_tags", BOOLEAN, ResourceTable::isHasTags),
            new Column<>("hash_sha256", TEXT, ResourceTable::getHashSha256),
            new Column<>("res_published", TIMESTAMP, row -> timestamp(row.getPublishedDate())),
            new Column<>("res_updated", TIMESTAMP, row -> timestamp(row.getUpdatedDate())),
            new Column<>("search_url_present", BOOLEAN, ResourceTable::isSearchUrlPresent),
            new Column<>("sp_index_status", SMALLINT, row -> INDEXED_RDBMS_ONLY),
            new Column<>("sp_has_links", BOOLEAN, ResourceTable::isHasLinks),
            new Column<>(
                "sp_cmpstr_uniq_present", BOOLEAN, ResourceTable::isParamsComboStringUniquePresent),
            new Column<>(
                "sp_cmptoks_present", BOOLEAN, ResourceTable::isParamsComboTokensNonUniquePresent),
            new Column<>("sp_coords_present", BOOLEAN, ResourceTable::isParamsCoordsPopulated),
            new Column<>("sp_date_present", BOOLEAN, ResourceTable::isParamsDatePopulated),
            new Column<>("sp_number_present", BOOLEAN, ResourceTable::isParamsNumberPopulated),
            new Column<>("sp_quantity_present", BOOLEAN, ResourceTable::isParamsQuantityPopulated),
            new Column<>(
                "sp_quantity_nrml_present",
                BOOLEAN,
                ResourceTable::isParamsQuantityNormalizedPopulated),
            new Column<>("sp_string_present", BOOLEAN, ResourceTable::isParamsStringPopulated),
            new Column<>("sp_token_present", BOOLEAN, ResourceTable::isParamsTokenPopulated),
            new Column<>("sp_uri_present", BOOLEAN, ResourceTable::isParamsUriPopulated)));
  }

  private static RowTable<ResourceHistoryTable> versions() {
    return new RowTable<>(
        "hfj_res_ver",
        new Key("pid", "seq_resource_history_id"),
        "res_id",
        List.of(
            new Column<>("res_type", TEXT, ResourceHistoryTable::getResourceType),
            new Column<>("res_type_id", SMALLINT, ResourceHistoryTable::getResourceTypeId),
            new Column<>("res_ver", BIGINT, ResourceHistoryTable::getVersion),
            new Column<>("res_version", TEXT, row -> name(row.getFhirVersion())),
            new Column<>("has_tags", BOOLEAN, ResourceHistoryTable::isHasTags),
            new Column<>("res_published", TIMESTAMP, row -> timestamp(row.getPublishedDate())),
            new Column<>("res_updated", TIMESTAMP, row -> timestamp(row.getUpdatedDate())),
            new Column<>("res_encoding", TEXT, row -> name(row.getEncoding())),
            new Column<>("res_text_vc", TEXT, ResourceHistoryTable::getResourceTextVc)));
  }

  private static RowTable<ResourceIndexedSearchParamToken> tokens() {
    return values(
        "token",
        List.of(
            new Column<>("hash_sys", BIGINT, ResourceIndexedSearchParamToken::getHashSystem),
            new Column<>(
                "hash_sys_and_value",
                BIGINT,
                ResourceIndexedSearchParamToken::getHashSystemAndValue),
            new Column<>("hash_value", BIGINT, ResourceIndexedSearchParamToken::getHashValue),
            new Column<>("sp_system", TEXT, ResourceIndexedSearchParamToken::getSystem),
            new Column<>("sp_value", TEXT, ResourceIndexedSearchParamToken::getValue)));
  }

  private static RowTable<ResourceIndexedSearchParamString> strings() {
    return values(
        "string",
        List.of(
            new Column<>("hash_exact", BIGINT, ResourceIndexedSearchParamString::getHashExact),
            new Column<>(
                "hash_norm_prefix",
                BIGINT,
                ResourceIndexedSearchParamString::getHashNormalizedPrefix),
            new Column<>("sp_value_exact", TEXT, ResourceIndexedSearchParamString::getValueExact),
            new Column<>(
                "sp_value_normalized",
                TEXT,
                ResourceIndexedSearchParamString::getValueNormalized)));
  }

  private static RowTable<ResourceIndexedSearchParamDate> dates() {
    return values(
        "date",
        List.of(
            new Column<>("sp_value_low", TIMESTAMP, row -> timestamp(row.getValueLow())),
            new Column<>("sp_value_high", TIMESTAMP, row -> timestamp(row.getValueHigh())),
            new Column<>(
                "sp_value_low_date_ordinal",
                INTEGER,
                ResourceIndexedSearchParamDate::getValueLowDateOrdinal),
            new Column<>(
                "sp_value_high_date_ordinal",
                INTEGER,
                ResourceIndexedSearchParamDate::getValueHighDateOrdinal)));
  }

  private static RowTable<ResourceIndexedSearchParamQuantity> quantities() {
    return values(
        "quantity",
        List.of(
            new Column<>(
                "hash_identity_and_units",
                BIGINT,
                BaseResourceIndexedSearchParamQuantity::getHashIdentityAndUnits),
            new Column<>(
                "hash_identity_sys_units",
                BIGINT,
                BaseResourceIndexedSearchParamQuantity::getHashIdentitySystemAndUnits),
            new Column<>("sp_system", TEXT, BaseResourceIndexedSearchParamQuantity::getSystem),
            new Column<>("sp_units", TEXT, BaseResourceIndexedSearchParamQuantity::getUnits),
            new Column<>("sp_value", DOUBLE, row -> number(row.getValue()))));
  }

  private static RowTable<ResourceLink> links() {
    return new RowTable<>(
        "hfj_res_link",
        new Key("pid", "seq_reslink_id"),
        "src_resource_id",
        List.of(
            new Column<>("src_path", TEXT, ResourceLink::getSourcePath),
            new Column<>("source_resource_type", TEXT, ResourceLink::getSourceResourceType),
            new Column<>("src_res_type_id", SMALLINT, ResourceLink::getSourceResourceTypeId),
            new Column<>("target_resource_id", BIGINT, ResourceLink::getTargetResourcePid),
            new Column<>("target_resource_type", TEXT, ResourceLink::getTargetResourceType),
            new Column<>("target_res_type_id", SMALLINT, ResourceLink::getTargetResourceTypeId),
            new Column<>("target_resource_url", TEXT, ResourceLink::getTargetResourceUrl),
            new Column<>("target_resource_version", BIGINT, ResourceLink::getTargetResourceVersion),
            new Column<>("sp_updated", TIMESTAMP, row -> timestamp(row.getUpdated()))));
  }

  /** A table of values that are searched by, with what all of them have in common. */
  private static <T extends BaseResourceIndexedSearchParam> RowTable<T> values(
      String kind, List<Column<T>> own) {
    Stream<Column<T>> common =
        Stream.of(
            new Column<>("hash_identity", BIGINT, BaseResourceIndexedSearchParam::getHashIdentity),
            new Column<>("sp_missing", BOOLEAN, BaseResourceIndexedSearchParam::isMissing));
    return new RowTable<>(
        "hfj_spidx_" + kind,
        new Key("sp_id", "seq_spidx_" + kind),
        "res_id",
        Stream.concat(common, own.stream()).toList());
  }

  private static @Nullable Timestamp timestamp(@Nullable Date time) {
    return time == null ? null : Timestamp.from(time.toInstant());
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static @Nullable Double number(@Nullable BigDecimal value) {
    return value == null ? null : value.doubleValue();
  }
}
