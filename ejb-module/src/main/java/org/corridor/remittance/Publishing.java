package org.corridor.remittance;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.journal.JournalUnavailable;
import org.corridor.ledger.Claims;
import org.corridor.ledger.Publications;
import org.corridor.ledger.Remittances;
import org.corridor.repository.Change;
import org.corridor.repository.ChangeRefused;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryUnavailable;

/** Writes what is due; what is not written is tried again, later and later. */
public final class Publishing {

  private static final Logger LOG = System.getLogger(Publishing.class.getName());
  private static final int AT_ONCE = 16;
  private static final int MOST_WAITS = 8;

  private final Publications publications;
  private final Claims claims;
  private final Remittances remittances;
  private final FhirRepository repository;

  /** Writes from a ledger into a repository. */
  public Publishing(
      Publications publications,
      Claims claims,
      Remittances remittances,
      FhirRepository repository) {
    this.publications = publications;
    this.claims = claims;
    this.remittances = remittances;
    this.repository = repository;
  }

  /** Writes until nothing is due, or the ledger's database or the repository is down. */
  public void untilNoneIsDue() {
    try {
      List<Publications.Due> due = publications.due(AT_ONCE);
      while (!due.isEmpty() && !Thread.currentThread().isInterrupted()) {
        List<Publications.Due> decisions =
            due.stream().filter(one -> one.kind() == Publications.Kind.CLAIM).toList();
        // Payments refer to what was decided about claims: those go first.
        write(decisions.isEmpty() ? due : decisions);
        due = publications.due(AT_ONCE);
      }
    } catch (JournalUnavailable | RepositoryUnavailable e) {
      LOG.log(Level.WARNING, "remittances are written later: {0}", e.getMessage());
    }
  }

  private void write(List<Publications.Due> all) {
    List<Publications.Due> due = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    for (Publications.Due one : all) {
      if (waits(one)) {
        publications.failed(one, "its claims are not written yet");
      } else {
        due.add(one);
        change(one).ifPresent(changes::add);
      }
    }
    commit(due, changes);
  }

  /** A payment refers to what was decided about its claims, unless that is not to be had. */
  private boolean waits(Publications.Due one) {
    return one.kind() == Publications.Kind.REMITTANCE
        && one.attempts() < MOST_WAITS
        && publications.waits(one.subject());
  }

  private void commit(List<Publications.Due> due, List<Change> changes) {
    try {
      if (!changes.isEmpty()) {
        repository.commit(changes);
      }
      publications.done(due);
    } catch (ChangeRefused e) {
      if (due.size() == 1) {
        LOG.log(Level.WARNING, "{0} was not written: {1}", due.get(0), e.getMessage());
        publications.failed(due.get(0), e.getClass().getSimpleName());
      } else {
        due.forEach(one -> write(List.of(one)));
      }
    }
  }

  private Optional<Change> change(Publications.Due due) {
    return switch (due.kind()) {
      case CLAIM ->
          claims
              .find(due.subject())
              .filter(ResponseWriter::isDecided)
              .map(
                  claim ->
                      new ResourceChange(known -> new ResponseWriter(claim, known).resource()));
      case REMITTANCE ->
          remittances
              .find(due.subject())
              .filter(PaymentWriter::isPosted)
              .map(paid -> new ResourceChange(known -> new PaymentWriter(paid, known).resource()));
    };
  }
}
