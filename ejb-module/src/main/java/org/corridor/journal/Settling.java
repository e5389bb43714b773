package org.corridor.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.corridor.shared.Leftovers;

/** Moves messages on to what became of them, where {@link MessageState#leadsTo} allows it. */
final class Settling {

  // A statement for each message is planned for each anew, because the table has partitions.
  private static final String AT_ONCE =
      """
      UPDATE journal_message m
      SET state = ?, state_at = fate.at, attempts = attempts + ?, reason = fate.reason,
        findings = fate.findings, residue = fate.residue, unmapped_codes = fate.unmapped_codes,
        rules = fate.rules
      FROM unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
        AS fate (id, at, reason, findings, residue, unmapped_codes, rules)
      WHERE m.id = fate.id AND m.state IN (%s)
      RETURNING m.id""";

  private static final String ONE =
      """
      UPDATE journal_message
      SET state = ?, attempts = attempts + ?, state_at = ?, reason = ?, findings = ?, residue = ?,
        unmapped_codes = ?, rules = ?
      WHERE id = ? AND state IN (%s)""";

  private final Dialect dialect;

  Settling(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Moves each message on to the fate of its entry.
   *
   * @param next the state of all these fates
   * @param entries no two of them of one message
   * @return the messages that could be moved
   */
  Set<UUID> move(Connection connection, MessageState next, List<Entry> entries)
      throws SQLException {
    List<Row> rows = entries.stream().map(Row::of).toList();
    int attempt = next == MessageState.REJECTED ? 0 : 1;
    return dialect == Dialect.POSTGRESQL
        ? atOnce(connection, next, attempt, rows)
        : oneByOne(connection, next, attempt, rows);
  }

  private static Set<UUID> atOnce(
      Connection connection, MessageState next, int attempt, List<Row> rows) throws SQLException {
    return Set.copyOf(
        Query.list(
            connection,
            AT_ONCE.formatted(before(next)),
            moved -> moved.getObject(1, UUID.class),
            next.name(),
            attempt,
            Query.array(connection, column(rows, Row::id)),
            Query.moments(connection, column(rows, Row::at)),
            Query.texts(connection, column(rows, Row::reason)),
            Query.texts(connection, column(rows, Row::findings)),
            Query.texts(connection, column(rows, Row::residue)),
            Query.texts(connection, column(rows, Row::unmappedCodes)),
            Query.texts(connection, column(rows, Row::rules))));
  }

  private static Set<UUID> oneByOne(
      Connection connection, MessageState next, int attempt, List<Row> rows) throws SQLException {
    try (Batch updates = new Batch(connection, ONE.formatted(before(next)))) {
      for (Row row : rows) {
        updates.add(
            next.name(),
            attempt,
            row.at(),
            row.reason(),
            row.findings(),
            row.residue(),
            row.unmappedCodes(),
            row.rules(),
            row.id());
      }
      int[] changed = updates.run();
      Set<UUID> moved = new HashSet<>();
      for (int i = 0; i < changed.length; i++) {
        if (changed[i] > 0) {
          moved.add(rows.get(i).id());
        }
      }
      return moved;
    }
  }

  private static String before(MessageState next) {
    return Arrays.stream(MessageState.values())
        .filter(state -> state.leadsTo(next))
        .map(state -> "'" + state + "'")
        .collect(Collectors.joining(", "));
  }

  private static <T> Collection<T> column(List<Row> rows, Function<Row, T> value) {
    return rows.stream().map(value).toList();
  }

  /** What changes in a message's row. */
  private record Row(
      UUID id,
      Instant at,
      String reason,
      String findings,
      String residue,
      String unmappedCodes,
      String rules) {

    static Row of(Entry entry) {
      Fate fate = entry.fate().orElseThrow();
      Leftovers leftovers = entry.leftovers();
      return new Row(
          entry.arrival().id().value(),
          entry.at(),
          Batch.cut(fate.reason(), Batch.LONGEST_TEXT),
          FindingsText.write(fate.findings()),
          String.join(" ", leftovers.residue()),
          CodesText.write(leftovers.unmappedCodes()),
          fate instanceof Fate.Processed done ? done.rules() : "");
    }
  }
}
