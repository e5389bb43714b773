package org.corridor.processing;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import org.corridor.intake.Rush;
import org.corridor.journal.Fate;
import org.corridor.processing.Work.Outcome;
import org.corridor.reconciliation.Dissent;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;
import org.corridor.shared.Stop;
import org.corridor.shared.Trace;

/**
 * Settles messages together: whatever waits when a lane is free shares one repository transaction
 * and one journal transaction. Under load this is what makes the hub fast; when idle a message has
 * a transaction of its own and waits for nobody.
 */
final class Committer implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Committer.class.getName());

  private static final long REST = 20;

  private final BlockingQueue<Work> waiting = new LinkedBlockingQueue<>();
  private final List<Thread> lanes = new ArrayList<>();
  private final Ledger ledger;
  private final ProcessingSettings settings;
  private final Rush rush;
  private volatile boolean stopping;

  Committer(Ledger ledger, ProcessingSettings settings, Rush rush) {
    this.ledger = ledger;
    this.settings = settings;
    this.rush = rush;
  }

  // The order of messages does not hang on it, only how soon a sender is answered.
  @SuppressWarnings("ThreadPriorityCheck")
  void start(ThreadFactory threads) {
    for (int lane = 1; lane <= settings.lanes(); lane++) {
      Thread thread = threads.newThread(this::run);
      thread.setName("corridor-lane-" + lane);
      // Whoever waits for an acknowledgement comes first; the launcher tells the JVM to heed it.
      thread.setPriority(Thread.MIN_PRIORITY);
      lanes.add(thread);
      thread.start();
    }
  }

  /** Hands a message in. The result completes when it is settled or could not be. */
  CompletableFuture<Outcome> submit(Work work) {
    waiting.add(work);
    return work.outcome();
  }

  boolean stopping() {
    return stopping;
  }

  /** Stops after the batches in hand; messages that wait stay with the broker. */
  @Override
  public void close() {
    stopping = true;
    lanes.forEach(Thread::interrupt);
  }

  private void run() {
    List<Work> batch = new ArrayList<>();
    try {
      while (!stopping) {
        batch.add(waiting.take());
        while (rush.isOn()) {
          Thread.sleep(REST);
        }
        waiting.drainTo(batch, settings.batch() - 1);
        settle(batch);
        batch.clear();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void settle(List<Work> batch) throws InterruptedException {
    try {
      Map<Work, Outcome> outcomes = new LinkedHashMap<>();
      List<Work> open = recognise(batch, outcomes);
      if (!open.isEmpty()) {
        Storing.commit(open, outcomes);
      }
      record(outcomes);
      outcomes.forEach((work, outcome) -> work.outcome().complete(outcome));
    } catch (RuntimeException unforeseen) {
      LOG.log(Level.ERROR, "a batch could not be settled: " + Trace.of(unforeseen));
      String reason = unforeseen.getClass().getSimpleName();
      batch.forEach(work -> work.outcome().complete(new Outcome.TryAgain(reason)));
    }
  }

  /** Sets aside what has its fate already and what came before; returns what is to be stored. */
  private List<Work> recognise(List<Work> batch, Map<Work, Outcome> outcomes) {
    List<Work> open = new ArrayList<>(batch);
    open.removeIf(work -> work.isDecided() && isKnown(work, outcomes));
    Map<MessageId, Ledger.Earlier> earlier =
        ledger.earlier(
            open.stream().map(Work::arrival).filter(arrival -> !arrival.replay()).toList());
    open.removeIf(
        work -> {
          Ledger.Earlier before = earlier.get(work.arrival().id());
          if (before != null) {
            outcomes.put(work, new Outcome.Settled(repeated(work, before), Stop.RECOGNISE));
          }
          return before != null;
        });
    open.removeIf(work -> isKnown(work, outcomes));
    return open;
  }

  private static boolean isKnown(Work work, Map<Work, Outcome> outcomes) {
    Outcome.Settled known = work.known();
    if (known != null) {
      outcomes.put(work, known);
    }
    return known != null;
  }

  private static Fate repeated(Work work, Ledger.Earlier before) {
    if (before.sameContent()) {
      return new Fate.Filtered("resend of message " + before.id(), work.findings());
    }
    String reason = "control id already used by message " + before.id() + " with other content";
    return new Fate.Dead(reason, List.of(Finding.error("MSH-10", "205", reason)));
  }

  /** The journal must have it before the broker forgets it: an outage is waited out. */
  private void record(Map<Work, Outcome> outcomes) throws InterruptedException {
    List<Ledger.Entry> entries = new ArrayList<>();
    outcomes.forEach(
        (work, outcome) -> {
          if (outcome instanceof Outcome.Settled settled) {
            boolean processed = settled.fate() instanceof Fate.Processed;
            entries.add(
                new Ledger.Entry(
                    work.arrival(),
                    settled.fate(),
                    settled.stop(),
                    processed ? work.consignments() : List.of(),
                    processed ? work.mentions() : List.of(),
                    processed ? work.dissent() : Dissent.NONE));
          }
        });
    for (int attempt = 1; !entries.isEmpty(); attempt++) {
      try {
        ledger.record(entries);
        rush.settled(entries.size());
        return;
      } catch (RuntimeException outage) {
        LOG.log(Level.WARNING, "journal unavailable, attempt " + attempt + ": " + Trace.of(outage));
        Thread.sleep(settings.backoffAfter(attempt).toMillis());
      }
    }
  }
}
