package org.corridor.loops;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Database;
import org.corridor.journal.Query;
import org.corridor.shared.MessageId;

/**
 * Loops as people see them. Every method may throw {@link org.corridor.journal.JournalUnavailable}.
 */
public final class Loops {

  private final Database database;
  private final Clock clock;

  /**
   * @param database one that has the hub's tables
   */
  public Loops(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * The loops of an interface that are overdue.
   *
   * @param oldest when the first of them should have had an answer
   */
  public record Overdue(String interfaceName, LoopKind kind, long loops, Instant oldest) {}

  /** What messages say, to be written with their fates. */
  public LoopWriting writing(List<LoopWriting.Told> told) {
    return new LoopWriting(told, database.dialect());
  }

  /** A page of loops. The last one's id is where the next page begins. */
  public List<Loop> search(LoopQuery query) {
    LoopFilter.Condition condition = query.condition();
    String sql = LoopRows.COLUMNS + condition.sql() + " ORDER BY l.id DESC LIMIT " + query.limit();
    return database.inTransaction(
        connection -> numbered(connection, sql, condition.values().toArray()));
  }

  private static List<Loop> numbered(Connection connection, String sql, Object... values)
      throws SQLException {
    List<Loop> loops = Query.list(connection, sql, row -> LoopRows.loop(row, List.of()), values);
    Map<UUID, List<LoopNumber>> numbers =
        LoopRows.numbers(connection, loops.stream().map(Loop::id).toList());
    return loops.stream()
        .map(
            one ->
                new Loop(
                    one.id(),
                    one.kind(),
                    one.interfaceName(),
                    one.patient(),
                    one.openedAt(),
                    one.state(),
                    one.stateAt(),
                    one.dueAt(),
                    one.ordered(),
                    one.closedBy(),
                    numbers.getOrDefault(one.id(), List.of())))
        .toList();
  }

  /** A loop and all that was said of it; empty when there is no such loop. */
  public Optional<Loop.Story> find(UUID id) {
    return database.inTransaction(connection -> story(connection, id));
  }

  private static Optional<Loop.Story> story(Connection connection, UUID id) throws SQLException {
    List<Loop> found = numbered(connection, LoopRows.COLUMNS + " WHERE l.id = ?", id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<Loop.Event> events =
        Query.list(
            connection,
            "SELECT message_id, event, at, interface_name, message_type FROM care_loop_event"
                + " WHERE loop_id = ? ORDER BY message_id, event",
            row ->
                new Loop.Event(
                    new MessageId(row.getObject(1, UUID.class)),
                    LoopEvent.valueOf(row.getString(2)),
                    Query.moment(row, 3),
                    row.getString(4),
                    row.getString(5)),
            id);
    return Optional.of(new Loop.Story(found.get(0), events));
  }

  /** Marks the loops whose time has passed, and tells all that are overdue, by interface. */
  public List<Overdue> overdue() {
    Instant now = now();
    return database.inTransaction(
        connection -> {
          Query.update(
              connection,
              "UPDATE care_loop SET state = 'OVERDUE', state_at = ? WHERE state = 'OPEN'"
                  + " AND due_at IS NOT NULL AND due_at <= ?",
              now,
              now);
          return Query.list(
              connection,
              "SELECT interface_name, kind, count(*), min(due_at) FROM care_loop"
                  + " WHERE state = 'OVERDUE' GROUP BY interface_name, kind"
                  + " ORDER BY interface_name, kind",
              row ->
                  new Overdue(
                      row.getString(1),
                      LoopKind.valueOf(row.getString(2)),
                      row.getLong(3),
                      Query.moment(row, 4)));
        });
  }

  /**
   * Gives up a loop that will have no answer. An answer that comes all the same still counts.
   *
   * @return whether it was open or overdue; otherwise nothing has changed
   */
  public boolean close(UUID id, String who) {
    return database.inTransaction(
            connection ->
                Query.update(
                    connection,
                    "UPDATE care_loop SET state = 'CANCELLED', state_at = ?, decided_by = ?,"
                        + " closed_by = ? WHERE id = ? AND state IN ('OPEN', 'OVERDUE', 'PARTIAL')",
                    now(),
                    MessageId.next(clock).value(),
                    Batch.cut(who),
                    id))
        > 0;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
