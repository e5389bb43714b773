package org.corridor.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.corridor.journal.Arrival;
import org.corridor.journal.Fate;
import org.corridor.processing.Work.Outcome.Settled;
import org.corridor.repository.Change;
import org.corridor.shared.Finding;
import org.corridor.shared.Stop;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits to be settled: either with a change for the repository, or with its fate
 * already known.
 */
final class Work {

  private final Arrival arrival;
  private final @Nullable Change change;
  private final @Nullable Settled known;
  private final List<Finding> findings;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  private Work(
      Arrival arrival, @Nullable Change change, @Nullable Settled known, List<Finding> findings) {
    this.arrival = arrival;
    this.change = change;
    this.known = known;
    this.findings = findings;
  }

  /** A message that was understood. */
  static Work translated(Arrival arrival, Change change, List<Finding> findings) {
    return new Work(arrival, change, null, findings);
  }

  /** A message whose fate was decided at {@code stop} and needs no repository. */
  static Work decided(Arrival arrival, Fate fate, Stop stop) {
    return new Work(arrival, null, new Settled(fate, stop), fate.findings());
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

  @Nullable Settled known() {
    return known;
  }

  List<Finding> findings() {
    return findings;
  }

  /** What was noticed in translation and by the last decision of the change. */
  List<Finding> noticed() {
    List<Finding> all = new ArrayList<>(findings);
    if (change != null) {
      all.addAll(change.findings());
    }
    return all;
  }

  /** Completed by the committer. */
  CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  /** What the committer could do about it. */
  sealed interface Outcome {

    /** In the journal with this fate, decided at that stop; nothing is left to do. */
    record Settled(Fate fate, Stop stop) implements Outcome {}

    /** Nothing was written, and trying again may help. */
    record TryAgain(String reason) implements Outcome {}
  }
}
