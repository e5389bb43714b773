package org.corridor.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time that stands until a test moves it on, and what is to happen then. */
final class ManualTime extends Clock implements Ticker {

  private record Task(Instant at, Runnable run) {}

  private final List<Task> tasks = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");

  /** Another time that begins at that moment. */
  ManualTime at(Instant moment) {
    set(moment);
    return this;
  }

  @Override
  public synchronized void at(Instant moment, Runnable task) {
    tasks.add(new Task(moment, task));
  }

  /** Moves on, and runs what is due on the way. */
  void pass(Duration time) {
    Instant end = instant().plus(time);
    Optional<Task> due = due(end);
    while (due.isPresent()) {
      due.get().run().run();
      due = due(end);
    }
    set(end);
  }

  private synchronized Optional<Task> due(Instant end) {
    Optional<Task> first =
        tasks.stream().filter(task -> !task.at().isAfter(end)).min(Comparator.comparing(Task::at));
    first.ifPresent(
        task -> {
          tasks.remove(task);
          now = task.at().isAfter(now) ? task.at() : now;
        });
    return first;
  }

  private synchronized void set(Instant moment) {
    now = moment;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
