package org.corridor.eligibility;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Database;
import org.corridor.journal.InTransaction;
import org.corridor.journal.Query;
import org.jspecify.annotations.Nullable;

/** Checks as rows. */
final class CheckRows {
  private static final String COLUMNS =
      "SELECT inquiry_key, id, payer, service_date, patient, appointment, request, response, state,"
          + " verdict, reason, attempts, asked_at, answered_at, expires_at, next_at, sealed"
          + " FROM eligibility_check";
  private static final String ALL =
      "inquiry_key, id, payer, service_date, patient, appointment, request, response, state,"
          + " verdict, reason, attempts, asked_at, answered_at, expires_at, next_at, sealed";
  private static final String UPDATE =
      "UPDATE eligibility_check SET patient = ?, appointment = ?, request = ?, response = ?,"
          + " state = ?, verdict = ?, reason = ?, attempts = ?, asked_at = ?, answered_at = ?,"
          + " expires_at = ?, next_at = ?, sealed = ? WHERE inquiry_key = ?";
  private static final int LONGEST_REASON = 500;

  private final Database database;

  CheckRows(Database database) {
    this.database = database;
  }

  /** A check, and the answer as it is sealed. */
  record Found(Check check, Optional<byte[]> sealed) {}

  Optional<Found> withKey(UUID key) {
    return found(" WHERE inquiry_key = ?", key).stream().findFirst();
  }

  Optional<Found> withId(UUID id) {
    return found(" WHERE id = ?", id).stream().findFirst();
  }

  /** Those of a day, in the order in which they were first asked. */
  List<Check> of(LocalDate day, int most) {
    return list(" WHERE service_date = ? ORDER BY id LIMIT " + most, day);
  }

  private List<Check> list(String where, Object... values) {
    return found(where, values).stream().map(Found::check).toList();
  }

  private List<Found> found(String where, Object... values) {
    return database.inTransaction(
        connection -> Query.list(connection, COLUMNS + where, CheckRows::found, values));
  }

  /** Writes what is known now, and what goes with it; the id of a row that is there stays. */
  void save(Check check, Optional<byte[]> sealed, InTransaction also) {
    database.inTransaction(
        connection -> {
          if (Query.update(connection, UPDATE, updated(check, sealed)) == 0) {
            insert(connection, check, sealed);
          }
          also.on(connection);
          return true;
        });
  }

  /**
   * Writes that there is no answer, unless there is one by now.
   *
   * @param then is written if this is
   * @param also is written in any case
   * @return whether this was written
   */
  boolean saveUnanswered(Check check, InTransaction then, InTransaction also) {
    return database.inTransaction(
        connection -> {
          List<@Nullable Object> values =
              new ArrayList<>(Arrays.asList(updated(check, Optional.empty())));
          values.add(check.asked());
          String still = " AND (answered_at IS NULL OR answered_at < ?)";
          boolean written =
              Query.update(connection, UPDATE + still, values.toArray()) > 0
                  || insert(connection, check, Optional.empty()) > 0;
          if (written) {
            then.on(connection);
          }
          also.on(connection);
          return written;
        });
  }

  private int insert(Connection connection, Check check, Optional<byte[]> sealed)
      throws SQLException {
    return Query.update(
        connection,
        database.dialect().insertIfAbsent("eligibility_check", ALL, 1),
        check.key(),
        check.id(),
        Batch.cut(check.payer(), 80),
        check.day(),
        check.patient(),
        check.appointment(),
        check.request(),
        check.response(),
        check.state().name(),
        check.verdict().name(),
        Batch.cut(check.reason(), LONGEST_REASON),
        check.attempts(),
        check.asked(),
        check.answered().orElse(null),
        check.expires().orElse(null),
        check.next().orElse(null),
        sealed.orElse(null));
  }

  private static @Nullable Object[] updated(Check check, Optional<byte[]> sealed) {
    return new @Nullable Object[] {
      check.patient(),
      check.appointment(),
      check.request(),
      check.response(),
      check.state().name(),
      check.verdict().name(),
      Batch.cut(check.reason(), LONGEST_REASON),
      check.attempts(),
      check.asked(),
      check.answered().orElse(null),
      check.expires().orElse(null),
      check.next().orElse(null),
      sealed.orElse(null),
      check.key()
    };
  }

  /**
   * Takes a question for the night, if it is new or its time has come: of two hubs one gets it.
   *
   * @param check as it is while it is asked; its {@code next} keeps others away
   */
  boolean claim(Check check, Instant now) {
    return database.inTransaction(
        connection ->
            insert(connection, check, Optional.empty()) > 0
                || Query.update(
                        connection,
                        "UPDATE eligibility_check SET next_at = ?, asked_at = ?, appointment = ?"
                            + " WHERE inquiry_key = ? AND next_at <= ?",
                        check.next().orElse(null),
                        now,
                        check.appointment(),
                        check.key(),
                        now)
                    > 0);
  }

  /** Those without a good answer, of no appointment, whose time has come. */
  List<Check> due(Instant now, LocalDate today, int most) {
    return list(
        " WHERE state IN ('ASKED', 'UNANSWERED', 'REPAIR') AND next_at <= ? AND appointment = ''"
            + " AND service_date >= ? ORDER BY next_at LIMIT "
            + most,
        now,
        today);
  }

  /** Nobody asks it again by itself. */
  void rest(UUID key) {
    database.inTransaction(
        connection ->
            Query.update(
                connection,
                "UPDATE eligibility_check SET next_at = NULL WHERE inquiry_key = ?",
                key));
  }

  /** Those that payers answer later, and have not yet. */
  List<Check> asked(int most) {
    return list(" WHERE state = 'ASKED' ORDER BY next_at DESC LIMIT " + most);
  }

  /** What an appointment asked before and does not ask any more. */
  void forget(String appointment, Collection<UUID> unless) {
    database.inTransaction(
        connection ->
            Query.update(
                connection,
                "DELETE FROM eligibility_check WHERE appointment = ? AND NOT (inquiry_key = ANY(?))",
                appointment,
                Query.array(connection, unless)));
  }

  private static Found found(ResultSet row) throws SQLException {
    Check check =
        new Check(
            row.getObject("id", UUID.class),
            row.getObject("inquiry_key", UUID.class),
            row.getString("payer"),
            row.getObject("service_date", LocalDate.class),
            row.getString("patient"),
            row.getString("appointment"),
            row.getString("request"),
            row.getString("response"),
            CheckState.valueOf(row.getString("state")),
            Verdict.valueOf(row.getString("verdict")),
            row.getString("reason"),
            row.getInt("attempts"),
            Query.moment(row, row.findColumn("asked_at")),
            Query.maybe(row, "answered_at"),
            Query.maybe(row, "expires_at"),
            Query.maybe(row, "next_at"));
    return new Found(check, Optional.ofNullable(row.getBytes("sealed")));
  }
}
