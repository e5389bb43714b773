package org.corridor.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One time that an export writes its files.
 *
 * @param export its name
 * @param number from 1
 * @param from where its window begins
 * @param to where it ends
 * @param startedBy the user who asked for it; empty: the timetable
 * @param attempts how often it was tried
 * @param notBefore when it is tried again, after it has failed
 * @param reason why it failed last; empty when it did not
 * @param files those that are there, with their manifests
 * @param mark the last record that stands in one of them; empty for none
 */
public record Run(
    String export,
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
    List<RunFile> files,
    String mark) {

  Window window() {
    return new Window(from, to);
  }
}
