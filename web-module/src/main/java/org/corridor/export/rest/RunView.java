package org.corridor.export.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.corridor.export.Run;
import org.corridor.export.RunFile;
import org.corridor.export.RunState;

/**
 * One time that files were written.
 *
 * @param from where its window begins
 * @param to where it ends
 * @param startedBy the user who asked for it; empty: the timetable
 * @param attempts how often it was tried
 * @param notBefore when it is tried again, after it has failed
 * @param reason why it failed last
 * @param files those that are there
 */
public record RunView(
    int number,
    Instant from,
    Instant to,
    RunState state,
    String startedBy,
    Instant startedAt,
    Optional<Instant> endedAt,
    int attempts,
    Optional<Instant> notBefore,
    String reason,
    List<RunFile> files) {

  static RunView of(Run run) {
    return new RunView(
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
        run.files());
  }
}
