package org.corridor.eligibility;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.corridor.journal.JournalUnavailable;
import org.corridor.repository.ChangeRefused;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryUnavailable;
import org.corridor.shared.Trace;

/**
 * Brings responses into the repository. Each has a row until it is there, so that nobody needs to
 * wait for it and nothing is lost when the repository is down or the hub crashes.
 */
final class Publishing {

  private static final Logger LOG = System.getLogger(Publishing.class.getName());
  private static final int AT_ONCE = 16;
  private static final int MOST_WAITING = 1000;

  private final PublicationRows rows;
  private final Supplier<FhirRepository> repository;
  private final Executor threads;

  /** Those with a thread that is going to write them, by response. */
  private final Map<String, Publication> waiting = new LinkedHashMap<>();

  private boolean isWriting;

  Publishing(PublicationRows rows, Supplier<FhirRepository> repository, Executor threads) {
    this.rows = rows;
    this.repository = repository;
    this.threads = threads;
  }

  /** Writes one, whose row is there, before it returns. */
  void now(Publication one) {
    write(List.of(one));
  }

  /** Writes one, whose row is there, while its caller goes on. */
  void soon(Publication one) {
    synchronized (waiting) {
      if (waiting.size() == MOST_WAITING) {
        // It has its row: those that are due come to it.
        return;
      }
      waiting.put(one.responseReference(), one);
      if (isWriting) {
        return;
      }
      isWriting = true;
    }
    threads.execute(this::untilNoneWaits);
  }

  private void untilNoneWaits() {
    for (List<Publication> some = next(); !some.isEmpty(); some = next()) {
      try {
        write(some);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "responses of payers are written later: " + Trace.of(e));
      }
    }
  }

  private List<Publication> next() {
    synchronized (waiting) {
      List<Publication> some = waiting.values().stream().limit(AT_ONCE).toList();
      some.forEach(one -> waiting.remove(one.responseReference()));
      isWriting = !some.isEmpty();
      return some;
    }
  }

  /** Writes what nobody has written in time. */
  void due() {
    try {
      for (List<Publication> due = rows.due(AT_ONCE); !due.isEmpty(); due = rows.due(AT_ONCE)) {
        if (!write(due)) {
          return;
        }
      }
    } catch (JournalUnavailable e) {
      LOG.log(Level.WARNING, "responses of payers are written later: {0}", e.getMessage());
    }
  }

  /**
   * @return whether the repository answered
   */
  private boolean write(Collection<Publication> some) {
    try {
      List<Publication> all = new ArrayList<>(some);
      repository.get().commit(all.stream().map(one -> one.change(rows::isLatest)).toList());
      rows.done(all);
      return true;
    } catch (RepositoryUnavailable e) {
      LOG.log(Level.WARNING, "responses of payers are written later: {0}", e.getMessage());
      return false;
    } catch (ChangeRefused e) {
      if (some.size() > 1) {
        return some.stream().allMatch(one -> write(List.of(one)));
      }
      some.forEach(one -> refused(one, e));
      return true;
    }
  }

  private void refused(Publication one, ChangeRefused why) {
    LOG.log(Level.WARNING, "{0} was not written: {1}", one.responseReference(), why.getMessage());
    rows.failed(one, why.getClass().getSimpleName());
  }
}
