package org.corridor.eligibility;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.corridor.eligibility.PublicationRows.Kept;
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
      for (List<Kept> due = rows.due(AT_ONCE); !due.isEmpty(); due = rows.due(AT_ONCE)) {
        if (!write(due.stream().flatMap(one -> opened(one).stream()).toList())) {
          return;
        }
      }
    } catch (JournalUnavailable e) {
      LOG.log(Level.WARNING, "responses of payers are written later: {0}", e.getMessage());
    }
  }

  private Optional<Publication> opened(Kept one) {
    try {
      return Optional.of(rows.open(one));
    } catch (RuntimeException e) {
      failed(one.response(), one.version(), e);
      return Optional.empty();
    }
  }

  /**
   * Writes some; one that cannot be written costs no other.
   *
   * @return whether the repository answered
   */
  private boolean write(List<Publication> some) {
    if (some.isEmpty()) {
      return true;
    }
    try {
      repository.get().commit(some.stream().map(one -> one.change(rows::isLatest)).toList());
      rows.done(some);
      return true;
    } catch (RepositoryUnavailable e) {
      LOG.log(Level.WARNING, "responses of payers are written later: {0}", e.getMessage());
      return false;
    } catch (JournalUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      if (some.size() > 1) {
        return some.stream().allMatch(one -> write(List.of(one)));
      }
      some.forEach(one -> failed(one.responseReference(), one.version(), e));
      return true;
    }
  }

  private void failed(String response, UUID version, RuntimeException why) {
    String said = why instanceof ChangeRefused ? String.valueOf(why.getMessage()) : Trace.of(why);
    LOG.log(Level.WARNING, response + " was not written: " + said);
    rows.failed(response, version, why.getClass().getSimpleName());
  }
}
