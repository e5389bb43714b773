package org.corridor.exchange;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.JournalStore;
import org.corridor.journal.Query;
import org.corridor.shared.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * Interchanges as people see them, and what they decide about those that wait. Every method may
 * throw {@link org.corridor.journal.JournalUnavailable}.
 */
public final class InterchangeStore {

  private final Office office;
  private final JournalStore journal;
  private final Decisions decisions;

  InterchangeStore(Office office, JournalStore journal, Consumers consumers, Receiving receiving) {
    this.office = office;
    this.journal = journal;
    this.decisions = new Decisions(office, consumers, receiving);
  }

  /**
   * What a consumer has made of a set.
   *
   * @param state WAITING, FAILED, PARKED or TAKEN
   */
  public record Taking(UUID set, String consumer, String state, int attempts, String reason) {}

  /**
   * What was said of an interchange or set of ours.
   *
   * @param set empty for the interchange
   * @param by the interchange that says so
   * @param kind {@code TA1}, {@code 999} or {@code 277CA}
   * @param verdict A accepted, E with errors, P partly, R rejected
   */
  public record Answer(
      Optional<UUID> set, UUID by, String kind, String verdict, String note, Instant at) {}

  /**
   * An interchange and what is in it.
   *
   * @param given what we answered
   * @param received what was said of it
   */
  public record Detail(
      StoredInterchange interchange,
      List<StoredSet> sets,
      List<Taking> takings,
      List<StoredInterchange> given,
      List<Answer> received) {}

  /** A page of interchanges. The last one's id is where the next page begins. */
  public List<StoredInterchange> search(InterchangeQuery query) {
    List<String> conditions = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    query
        .filters()
        .forEach(
            (filter, value) -> {
              InterchangeFilter.Condition condition = filter.condition(value);
              conditions.add(condition.sql());
              values.add(condition.value());
            });
    query
        .before()
        .ifPresent(
            id -> {
              conditions.add("i.id < ?");
              values.add(id);
            });
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    return office
        .database()
        .inTransaction(
            connection ->
                InterchangeRows.list(
                    connection,
                    where + " ORDER BY i.id DESC LIMIT " + query.limit(),
                    values.toArray()));
  }

  /** One with all that is known of it. */
  public Optional<Detail> find(UUID id) {
    return office.database().inTransaction(connection -> detail(connection, id));
  }

  private static Optional<Detail> detail(Connection connection, UUID id) throws SQLException {
    Optional<StoredInterchange> found = InterchangeRows.find(connection, id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<Taking> takings =
        Query.list(
            connection,
            "SELECT t.set_id, t.consumer, t.state, t.attempts, t.reason FROM set_taking t JOIN"
                + " interchange_set s ON s.id = t.set_id WHERE s.interchange_id = ? ORDER BY"
                + " t.set_id, t.consumer",
            row ->
                new Taking(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    row.getString(5)),
            id);
    List<Answer> received =
        Query.list(
            connection,
            "SELECT set_id, by_interchange, kind, verdict, note, at FROM exchange_answer WHERE"
                + " interchange_id = ? ORDER BY id",
            row ->
                new Answer(
                    Optional.ofNullable(row.getObject(1, UUID.class)),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    Query.moment(row, 6)),
            id);
    return Optional.of(
        new Detail(
            found.get(),
            InterchangeRows.sets(connection, " WHERE s.interchange_id = ? ORDER BY s.id", id),
            takings,
            InterchangeRows.list(connection, " WHERE i.answers = ? ORDER BY i.id", id),
            received));
  }

  /** One set. */
  public Optional<StoredSet> findSet(UUID id) {
    return office
        .database()
        .inTransaction(
            connection ->
                InterchangeRows.sets(connection, " WHERE s.id = ?", id).stream().findFirst());
  }

  /** The bytes of an interchange for a person; who asked is written down first. */
  public Optional<InputStream> disclose(UUID id, String who, String why) {
    Optional<StoredInterchange> found =
        office.database().inTransaction(connection -> InterchangeRows.find(connection, id));
    return found
        .flatMap(
            one ->
                journal
                    .disclose(new MessageId(id), who, why, connection -> Optional.of(new byte[0]))
                    .map(noted -> one.bytes()))
        .map(bytes -> office.files().read(bytes.file(), bytes.begins(), bytes.length()));
  }

  /** The bytes of an interchange for the hub itself. */
  public Optional<InputStream> open(UUID id) {
    return office
        .database()
        .inTransaction(connection -> InterchangeRows.find(connection, id))
        .map(StoredInterchange::bytes)
        .map(bytes -> office.files().read(bytes.file(), bytes.begins(), bytes.length()));
  }

  /**
   * Tries again: checks a parked interchange, sends one that could not be sent, or perhaps did not
   * arrive.
   *
   * @return false when it is in no such state
   */
  public boolean retry(UUID id, String who) {
    return decisions.retry(id, who);
  }

  /**
   * Settles that one of ours arrived, of which nobody knew.
   *
   * @return false when there was no doubt
   */
  public boolean arrived(UUID id, String who) {
    return decisions.arrived(id, who);
  }

  /** Gives up an interchange that waits; the reason is kept. */
  public boolean discard(UUID id, String who, String reason) {
    return decisions.discard(id, who, reason);
  }

  /**
   * Hands a set that failed or waits to its consumers again; those who have taken it do not get it.
   *
   * @return false when it is in no such state
   */
  public boolean retrySet(UUID id, String who) {
    return decisions.retrySet(id, who);
  }

  /** Gives up a set that waits, or one of ours that was rejected; the reason is kept. */
  public boolean discardSet(UUID id, String who, String reason) {
    return decisions.discardSet(id, who, reason);
  }
}
