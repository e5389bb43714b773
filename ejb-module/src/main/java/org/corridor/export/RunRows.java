package org.corridor.export;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.corridor.journal.Query;

/** Runs as they are read. */
final class RunRows {

  private static final String RUN =
      "SELECT r.export, r.number, r.from_at, r.to_at, r.state, r.started_by, r.started_at,"
          + " r.ended_at, r.attempts, r.not_before, r.reason, r.mark FROM export_run r";
  private static final String LATEST =
      " WHERE r.number = (SELECT max(x.number) FROM export_run x WHERE x.export = r.export)";

  private RunRows() {}

  /** The latest run of each export that has one, without its files. */
  static List<Run> latest(Connection connection) throws SQLException {
    return Query.list(connection, RUN + LATEST, row -> run(row));
  }

  static Optional<Run> latest(Connection connection, String export) throws SQLException {
    return history(connection, export, 1).stream().findFirst();
  }

  /** The last runs of an export, the latest first. */
  static List<Run> history(Connection connection, String export, int most) throws SQLException {
    record Placed(int run, RunFile file) {}
    List<Run> runs =
        Query.list(
            connection,
            RUN + " WHERE r.export = ? ORDER BY r.number DESC LIMIT ?",
            row -> run(row),
            export,
            most);
    if (runs.isEmpty()) {
      return runs;
    }
    List<Placed> files =
        Query.list(
            connection,
            "SELECT run, number, name, records, left_out, bytes, digest, version FROM export_file"
                + " WHERE export = ? AND run >= ? ORDER BY number",
            row -> new Placed(row.getInt(1), file(row)),
            export,
            runs.get(runs.size() - 1).number());
    return runs.stream()
        .map(
            run ->
                with(
                    run,
                    files.stream()
                        .filter(one -> one.run() == run.number())
                        .map(Placed::file)
                        .toList()))
        .toList();
  }

  private static Run with(Run run, List<RunFile> files) {
    return new Run(
        run.export(),
        run.number(),
        run.from(),
        run.to(),
        run.state(),
        run.startedBy(),
        run.startedAt(),
        run.endedAt(),
        run.attempts(),
        run.notBefore(),
        run.reason(),
        files,
        run.mark());
  }

  private static RunFile file(ResultSet row) throws SQLException {
    return new RunFile(
        row.getInt(2),
        row.getString(3),
        row.getInt(4),
        row.getInt(5),
        row.getLong(6),
        row.getString(7),
        row.getString(8));
  }

  private static Run run(ResultSet row) throws SQLException {
    return new Run(
        row.getString(1),
        row.getInt(2),
        Query.moment(row, 3),
        Query.moment(row, 4),
        RunState.valueOf(row.getString(5)),
        row.getString(6),
        Query.moment(row, 7),
        moment(row, 8),
        row.getInt(9),
        moment(row, 10),
        row.getString(11),
        List.of(),
        row.getString(12));
  }

  private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
