package org.corridor.processing;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.corridor.journal.Arrival;
import org.corridor.journal.Fate;
import org.corridor.repository.Change;
import org.corridor.shared.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits to be settled: either with a change for the repository, or with its fate
 * already known.
 */
final class Work {

  private final Arrival arrival;
  private final @Nullable Change change;
  private final @Nullable Fate known;
  private final List<Finding> findings;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  private Work(
      Arrival arrival, @Nullable Change change, @Nullable Fate known, List<Finding> findings) {
    this.arrival = arrival;
    this.change = change;
    this.known = known;
    this.findings = findings;
  }

  /** A message that was understood. */
  static Work translated(Arrival arrival, Change change, List<Finding> findings) {
    return new Work(arrival, change, null, findings);
  }

  /** A message whose fate needs no repository. */
  static Work decided(Arrival arrival, Fate fate) {
    return new Work(arrival, null, fate, fate.findings());
  }

  /** The same message for another attempt. */
  Work again() {
    return new Work(arrival, change, known, findings);
  }

  Arrival arrival() {
    return arrival;
  }

  @Nullable Change change() {
    return change;
  }

  @Nullable Fate known() {
    return known;
  }

  List<Finding> findings() {
    return findings;
  }

  /** Completed by the committer. */
  CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  /** What the committer could do about it. */
  sealed interface Outcome {

    /** In the journal with this fate; nothing is left to do. */
    record Settled(Fate fate) implements Outcome {}

    /** Nothing was written, and trying again may help. */
    record TryAgain(String reason) implements Outcome {}
  }
}
