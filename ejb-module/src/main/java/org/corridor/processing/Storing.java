package org.corridor.processing;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.journal.Fate;
import org.corridor.processing.Work.Outcome;
import org.corridor.repository.Change;
import org.corridor.repository.ChangeRefused;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryDoor;
import org.corridor.repository.RepositoryUnavailable;
import org.corridor.shared.Stop;
import org.corridor.shared.Trace;

/** Changes of several messages in one repository transaction. */
final class Storing {

  private static final Logger LOG = System.getLogger(Storing.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private Storing() {}

  /** Stores them together, and adds what became of each to {@code outcomes}. */
  static void commit(List<Work> open, Map<Work, Outcome> outcomes) throws InterruptedException {
    FhirRepository repository = repository();
    try {
      List<List<String>> written = repository.commit(open.stream().map(Storing::change).toList());
      open.stream().map(Storing::change).forEach(change -> finish(change, repository));
      for (int i = 0; i < open.size(); i++) {
        Work work = open.get(i);
        outcomes.put(work, new Outcome.Settled(work.processed(written.get(i)), Stop.STORE));
      }
    } catch (RuntimeException failure) {
      boolean outage = failure instanceof RepositoryUnavailable && !repository.answers();
      if (open.size() == 1 || outage) {
        open.forEach(work -> outcomes.put(work, afterFailure(work, failure)));
        return;
      }
      // One of them spoils the others' transaction: each for itself finds out which.
      for (Work alone : open) {
        commit(List.of(alone), outcomes);
      }
    }
  }

  /** The journal names what the first transaction wrote. */
  private static void finish(Change change, FhirRepository repository) {
    while (change.isUnfinished()) {
      repository.commit(List.of(change));
    }
  }

  private static Outcome afterFailure(Work work, RuntimeException failure) {
    if (failure instanceof RepositoryUnavailable) {
      return new Outcome.TryAgain(String.valueOf(failure.getMessage()));
    }
    String reason =
        failure instanceof ChangeRefused
            ? "the repository refused it: " + failure.getMessage()
            : "internal error: " + failure.getClass().getSimpleName();
    if (!(failure instanceof ChangeRefused)) {
      LOG.log(Level.ERROR, "failed " + work.arrival().id() + ": " + Trace.of(failure));
    }
    return new Outcome.Settled(new Fate.Dead(reason, work.findings()), Stop.STORE);
  }

  private static FhirRepository repository() throws InterruptedException {
    Optional<FhirRepository> repository = RepositoryDoor.now();
    while (repository.isEmpty()) {
      repository = RepositoryDoor.await(PATIENCE);
    }
    return repository.get();
  }

  private static Change change(Work work) {
    Change change = work.change();
    if (change == null) {
      throw new IllegalStateException("nothing to store for message " + work.arrival().id());
    }
    return change;
  }
}
