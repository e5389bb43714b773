package org.corridor.authorization;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Database;
import org.corridor.journal.Query;
import org.jspecify.annotations.Nullable;

/** Authorizations as rows. */
final class AuthorizationRows {
  private static final String ALL =
      "review_key, id, identity, revision, fingerprint, payer, partner, patient, claim, response,"
          + " action, first_day, last_day, state, number, reference, reason, said, control,"
          + " attempts, asked_at, answered_at, until_at, next_at, sealed";
  private static final String SELECT = "SELECT " + ALL + " FROM authorization_review";
  private static final String UPDATE =
      "UPDATE authorization_review SET state = ?, number = ?, reference = ?, reason = ?, said = ?,"
          + " control = ?, attempts = ?, answered_at = ?, next_at = ?, sealed = COALESCE(?, sealed)"
          + " WHERE review_key = ?";
  private static final String LAST =
      " AND revision = (SELECT max(r.revision) FROM authorization_review r WHERE r.identity ="
          + " authorization_review.identity)";
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_NUMBER = 80;

  private final Database database;

  AuthorizationRows(Database database) {
    this.database = database;
  }

  /** An authorization, and the last answer as it is sealed. */
  record Found(Authorization authorization, Optional<byte[]> sealed) {}

  Optional<Found> withKey(UUID key) {
    return list(" WHERE review_key = ?", key).stream().findFirst();
  }

  Optional<Found> withId(UUID id) {
    return list(" WHERE id = ?", id).stream().findFirst();
  }

  /** The last one about a claim. */
  Optional<Authorization> latest(UUID identity) {
    return list(" WHERE identity = ? ORDER BY revision DESC LIMIT 1", identity).stream()
        .map(Found::authorization)
        .findFirst();
  }

  /** One revision of a claim. */
  Optional<Authorization> revision(UUID identity, int revision) {
    return list(" WHERE identity = ? AND revision = ?", identity, revision).stream()
        .map(Found::authorization)
        .findFirst();
  }

  /** The last ones of a patient with a payer. */
  List<Authorization> of(String patient, String payer) {
    return authorizations(list(" WHERE patient = ? AND payer = ?" + LAST, patient, payer));
  }

  /** Payers that answered since a time. */
  List<String> answeredSince(Instant time) {
    return database.inTransaction(
        connection ->
            Query.list(
                connection,
                "SELECT DISTINCT payer FROM authorization_review WHERE answered_at >= ?",
                row -> row.getString(1),
                time));
  }

  /** The newest first. */
  List<Authorization> search(AuthorizationQuery query) {
    StringBuilder where = new StringBuilder(" WHERE 1 = 1");
    List<Object> values = new ArrayList<>();
    query.state().ifPresent(state -> add(where, values, "state", state.name()));
    query.payer().ifPresent(payer -> add(where, values, "payer", payer));
    query.patient().ifPresent(patient -> add(where, values, "patient", patient));
    where.append(" ORDER BY asked_at DESC, revision DESC, id LIMIT ").append(query.most());
    return authorizations(list(where.toString(), values.toArray()));
  }

  private static void add(StringBuilder where, List<Object> values, String column, Object value) {
    where.append(" AND ").append(column).append(" = ?");
    values.add(value);
  }

  /** Those whose time has come. */
  List<Authorization> due(Instant now, int most) {
    return authorizations(
        list(" WHERE next_at <= ?" + LAST + " ORDER BY next_at LIMIT " + most, now));
  }

  private static List<Authorization> authorizations(List<Found> found) {
    return found.stream().map(Found::authorization).toList();
  }

  private List<Found> list(String where, @Nullable Object... values) {
    return database.inTransaction(
        connection -> Query.list(connection, SELECT + where, AuthorizationRows::found, values));
  }

  /** Of two hubs one gets it: until {@code to} nobody else does. */
  boolean lease(Authorization due, Instant now, Instant to) {
    return database.inTransaction(
            connection ->
                Query.update(
                    connection,
                    "UPDATE authorization_review SET next_at = ? WHERE review_key = ? AND next_at"
                        + " <= ?",
                    to,
                    due.key(),
                    now))
        > 0;
  }

  /** Of two who ask the same at one time one writes it. */
  boolean insert(Authorization one) {
    return database.inTransaction(
        connection ->
            Query.update(
                    connection,
                    database.dialect().insertIfAbsent("authorization_review", ALL, 1),
                    one.key(),
                    one.id(),
                    one.identity(),
                    one.revision(),
                    one.fingerprint(),
                    Batch.cut(one.payer(), LONGEST_NUMBER),
                    one.partner(),
                    one.patient(),
                    one.claim(),
                    one.response(),
                    one.action(),
                    one.from().orElse(null),
                    one.to().orElse(null),
                    one.state().name(),
                    one.number(),
                    one.reference(),
                    Batch.cut(one.reason(), LONGEST_REASON),
                    one.said(),
                    one.control(),
                    one.attempts(),
                    one.asked(),
                    one.answered().orElse(null),
                    one.until(),
                    one.next().orElse(null),
                    null)
                > 0);
  }

  /** Writes what is known now; the last answer stays where there is no new one. */
  static void update(Connection connection, Authorization one, Optional<byte[]> sealed)
      throws SQLException {
    Query.update(
        connection,
        UPDATE,
        one.state().name(),
        Batch.cut(one.number(), LONGEST_NUMBER),
        Batch.cut(one.reference(), LONGEST_NUMBER),
        Batch.cut(one.reason(), LONGEST_REASON),
        Batch.cut(one.said(), 20),
        Batch.cut(one.control(), LONGEST_NUMBER),
        one.attempts(),
        one.answered().orElse(null),
        one.next().orElse(null),
        sealed.orElse(null),
        one.key());
  }

  void update(Authorization one) {
    database.inTransaction(
        connection -> {
          update(connection, one, Optional.empty());
          return one;
        });
  }

  Database database() {
    return database;
  }

  private static Found found(ResultSet row) throws SQLException {
    Authorization one =
        new Authorization(
            row.getObject("id", UUID.class),
            row.getObject("review_key", UUID.class),
            row.getObject("identity", UUID.class),
            row.getInt("revision"),
            row.getObject("fingerprint", UUID.class),
            row.getString("payer"),
            row.getString("partner"),
            row.getString("patient"),
            row.getString("claim"),
            row.getString("response"),
            row.getString("action"),
            Optional.ofNullable(row.getObject("first_day", LocalDate.class)),
            Optional.ofNullable(row.getObject("last_day", LocalDate.class)),
            AuthorizationState.valueOf(row.getString("state")),
            row.getString("number"),
            row.getString("reference"),
            row.getString("reason"),
            row.getString("said"),
            row.getString("control"),
            row.getInt("attempts"),
            Query.moment(row, row.findColumn("asked_at")),
            Query.maybe(row, "answered_at"),
            Query.moment(row, row.findColumn("until_at")),
            Query.maybe(row, "next_at"));
    return new Found(one, Optional.ofNullable(row.getBytes("sealed")));
  }
}
