package org.corridor.export;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.Batch;
import org.corridor.journal.Database;
import org.corridor.journal.Query;

/**
 * Runs as rows. The hub that holds an export's lease is at it; one that lost it writes nothing
 * more, because every move asks for it.
 */
final class Runs {

  private static final int LONGEST_REASON = 500;
  private final Database database;
  private final Clock clock;
  private final Duration lease;
  private final UUID owner = UUID.randomUUID();

  Runs(Database database, Clock clock, Duration lease) {
    this.database = database;
    this.clock = clock;
    this.lease = lease;
  }

  /** The latest run of each export that has one, without its files. */
  Map<String, Run> latest() {
    Map<String, Run> latest = new HashMap<>();
    database.inTransaction(RunRows::latest).forEach(run -> latest.put(run.export(), run));
    return latest;
  }

  /** Where the first windows begin of the exports that this hub or another has met. */
  Map<String, Instant> beginnings() {
    record Known(String name, Instant since) {}
    Map<String, Instant> known = new HashMap<>();
    database
        .inTransaction(
            connection ->
                Query.list(
                    connection,
                    "SELECT name, since FROM export",
                    row -> new Known(row.getString(1), Query.moment(row, 2))))
        .forEach(one -> known.put(one.name(), one.since()));
    return known;
  }

  /** Notes an export that no hub has met. */
  void meet(String export, Instant since) {
    String sql = database.dialect().insertIfAbsent("export", "name, since", 1);
    database.inTransaction(
        connection -> {
          try (Batch row = new Batch(connection, sql)) {
            row.add(export, micros(since));
            return row.run().length;
          }
        });
  }

  /**
   * Takes the run that is not done, or else makes one whose window ends at {@code to}, and the
   * export's lease.
   *
   * @param who asks for it, at once; empty: the timetable
   * @return empty when another hub is at it, or there is nothing to do
   */
  Optional<Run> take(String export, Instant to, String who) {
    return database.inTransaction(
        connection -> {
          Optional<Run> run =
              leased(connection, export) ? next(connection, export, to, who) : Optional.empty();
          if (run.isEmpty()) {
            release(connection, export);
          }
          return run;
        });
  }

  private boolean leased(Connection connection, String export) throws SQLException {
    Instant now = now();
    return Query.update(
            connection,
            "UPDATE export SET owner = ?, lease_until = ? WHERE name = ?"
                + " AND (owner IS NULL OR owner = ? OR lease_until < ?)",
            owner,
            now.plus(lease),
            export,
            owner,
            now)
        == 1;
  }

  private Optional<Run> next(Connection connection, String export, Instant to, String who)
      throws SQLException {
    Optional<Run> latest = RunRows.latest(connection, export);
    if (latest.filter(run -> run.state() != RunState.DONE).isPresent()) {
      return again(connection, latest.get(), who);
    }
    Instant from = latest.isPresent() ? latest.get().to() : since(connection, export);
    if (!to.isAfter(from)) {
      return Optional.empty();
    }
    Query.update(
        connection,
        "INSERT INTO export_run (export, number, from_at, to_at, state, started_by, started_at,"
            + " attempts, reason, mark) VALUES (?, ?, ?, ?, 'RUNNING', ?, ?, 1, '', '')",
        export,
        latest.map(Run::number).orElse(0) + 1,
        from,
        to,
        Batch.cut(who),
        now());
    return RunRows.latest(connection, export);
  }

  private Optional<Run> again(Connection connection, Run run, String who) throws SQLException {
    boolean rests = run.notBefore().filter(now()::isBefore).isPresent();
    if (rests && who.isEmpty()) {
      return Optional.empty();
    }
    Query.update(
        connection,
        "UPDATE export_run SET state = 'RUNNING', attempts = attempts + 1, not_before = NULL"
            + " WHERE export = ? AND number = ?",
        run.export(),
        run.number());
    return RunRows.latest(connection, run.export());
  }

  private static Instant since(Connection connection, String export) throws SQLException {
    return Query.list(
            connection,
            "SELECT since FROM export WHERE name = ?",
            row -> Query.moment(row, 1),
            export)
        .get(0);
  }

  /** Keeps the lease. */
  void hold(String export) {
    if (!database.inTransaction(connection -> held(connection, export))) {
      throw new LeaseLost();
    }
  }

  /** A file of the run is there; the next one begins behind {@code mark}. */
  void wrote(Run run, RunFile file, String mark) {
    move(
        run.export(),
        connection -> {
          Query.update(
              connection,
              "INSERT INTO export_file (export, run, number, name, records, left_out, bytes,"
                  + " digest, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
              run.export(),
              run.number(),
              file.number(),
              file.name(),
              file.records(),
              file.leftOut(),
              file.bytes(),
              file.digest(),
              file.version());
          Query.update(
              connection,
              "UPDATE export_run SET mark = ? WHERE export = ? AND number = ?",
              mark,
              run.export(),
              run.number());
        });
  }

  /** All files of the run are there. */
  void done(Run run) {
    move(
        run.export(),
        connection -> {
          Query.update(
              connection,
              "UPDATE export_run SET state = 'DONE', ended_at = ?, reason = ''"
                  + " WHERE export = ? AND number = ?",
              now(),
              run.export(),
              run.number());
          release(connection, run.export());
        });
  }

  /** The run failed and is tried again. */
  void failed(Run run, String reason, Instant notBefore) {
    move(
        run.export(),
        connection -> {
          Query.update(
              connection,
              "UPDATE export_run SET state = 'FAILED', reason = ?, not_before = ?"
                  + " WHERE export = ? AND number = ?",
              Batch.cut(reason, LONGEST_REASON),
              micros(notBefore),
              run.export(),
              run.number());
          release(connection, run.export());
        });
  }

  /** Leaves the export to whoever looks next. */
  void release(String export) {
    database.inTransaction(connection -> release(connection, export));
  }

  private int release(Connection connection, String export) throws SQLException {
    return Query.update(
        connection,
        "UPDATE export SET owner = NULL, lease_until = NULL WHERE name = ? AND owner = ?",
        export,
        owner);
  }

  private interface Moves {
    void on(Connection connection) throws SQLException;
  }

  private void move(String export, Moves moves) {
    boolean moved =
        database.inTransaction(
            connection -> {
              boolean ours = held(connection, export);
              if (ours) {
                moves.on(connection);
              }
              return ours;
            });
    if (!moved) {
      throw new LeaseLost();
    }
  }

  private boolean held(Connection connection, String export) throws SQLException {
    return Query.update(
            connection,
            "UPDATE export SET lease_until = ? WHERE name = ? AND owner = ?",
            now().plus(lease),
            export,
            owner)
        == 1;
  }

  /** The last runs of an export, the latest first. */
  List<Run> history(String export, int most) {
    return database.inTransaction(connection -> RunRows.history(connection, export, most));
  }

  private Instant now() {
    return micros(clock.instant());
  }

  private static Instant micros(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MICROS);
  }
}
