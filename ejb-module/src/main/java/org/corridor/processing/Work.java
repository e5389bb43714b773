package org.corridor.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.corridor.delivery.Consignment;
import org.corridor.journal.Arrival;
import org.corridor.journal.Fate;
import org.corridor.loops.Mention;
import org.corridor.processing.Work.Outcome.Settled;
import org.corridor.repository.Change;
import org.corridor.shared.Finding;
import org.corridor.shared.Leftovers;
import org.corridor.shared.Stop;
import org.corridor.translation.Translation;
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
  private final Leftovers leftovers;
  private final String rules;
  private final List<Consignment> consignments;
  private final List<Mention> mentions;
  private final boolean decided;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  private Work(
      Arrival arrival,
      @Nullable Change change,
      @Nullable Settled known,
      List<Finding> findings,
      Leftovers leftovers,
      String rules,
      List<Consignment> consignments,
      List<Mention> mentions,
      boolean decided) {
    this.arrival = arrival;
    this.change = change;
    this.known = known;
    this.findings = findings;
    this.leftovers = leftovers;
    this.rules = rules;
    this.consignments = List.copyOf(consignments);
    this.mentions = List.copyOf(mentions);
    this.decided = decided;
  }

  /** A message that was understood, with all that was noticed and what is to be delivered. */
  static Work translated(
      Arrival arrival,
      Translation translation,
      List<Finding> findings,
      List<Consignment> consignments) {
    return new Work(
        arrival,
        translation.change(),
        null,
        findings,
        translation.leftovers(),
        translation.rules(),
        consignments,
        List.of(),
        false);
  }

  /** A message that is only passed on; a resend of it is recognised all the same. */
  static Work passed(
      Arrival arrival, Fate.Processed fate, Stop stop, List<Consignment> consignments) {
    return new Work(
        arrival,
        null,
        new Settled(fate, stop),
        fate.findings(),
        fate.leftovers(),
        fate.rules(),
        consignments,
        List.of(),
        false);
  }

  /** A message whose fate was decided at {@code stop} and needs no repository. */
  static Work decided(Arrival arrival, Fate fate, Stop stop) {
    return new Work(
        arrival,
        null,
        new Settled(fate, stop),
        fate.findings(),
        Leftovers.NONE,
        "",
        List.of(),
        List.of(),
        true);
  }

  /** The same message for another attempt. */
  Work again() {
    return telling(mentions);
  }

  /** The same message with what it says of orders and their answers. */
  Work telling(List<Mention> said) {
    return new Work(
        arrival, change, known, findings, leftovers, rules, consignments, said, decided);
  }

  Arrival arrival() {
    return arrival;
  }

  @Nullable Change change() {
    return change;
  }

  /** Whether its fate is known, even if it should have come before. */
  boolean isDecided() {
    return decided;
  }

  /** What is to be delivered once it is processed. */
  List<Consignment> consignments() {
    return consignments;
  }

  /** What it says of orders and their answers, once it is processed. */
  List<Mention> mentions() {
    return mentions;
  }

  @Nullable Settled known() {
    return known;
  }

  List<Finding> findings() {
    return findings;
  }

  /**
   * Its fate once the repository has it, with what was noticed by the last decision of the change.
   *
   * @param references of what was written
   */
  Fate processed(List<String> references) {
    List<Finding> all = new ArrayList<>(findings);
    if (change != null) {
      all.addAll(change.findings());
    }
    return new Fate.Processed(references, all, leftovers, rules);
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
