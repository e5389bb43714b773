package org.corridor.claims;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.corridor.journal.JournalUnavailable;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryUnavailable;
import org.corridor.shared.Trace;

/**
 * Makes the drafts of visits, some in each transaction. A visit of which none can be made costs no
 * other; it stands in the work-list, and is looked at again with all that is blocked.
 */
final class VisitCapture {

  private static final Logger LOG = System.getLogger(VisitCapture.class.getName());
  private static final int TOGETHER = 16;

  private final ClaimDrafts drafts;
  private final ChargeCapture capture;
  private final Clock clock;

  VisitCapture(ClaimDrafts drafts, ChargeCapture capture, Clock clock) {
    this.drafts = drafts;
    this.capture = capture;
    this.clock = clock;
  }

  /**
   * Makes the drafts of visits.
   *
   * @param encounters as {@code Encounter/…}
   * @throws RepositoryUnavailable when the store is down
   * @throws JournalUnavailable when the hub's own database is
   */
  void capture(FhirRepository repository, List<String> encounters) {
    for (int i = 0; i < encounters.size(); i += TOGETHER) {
      some(repository, encounters.subList(i, Math.min(i + TOGETHER, encounters.size())));
    }
  }

  private void some(FhirRepository repository, List<String> encounters) {
    try {
      together(repository, encounters);
    } catch (RepositoryUnavailable | JournalUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      if (encounters.size() > 1) {
        encounters.forEach(one -> some(repository, List.of(one)));
      } else {
        LOG.log(Level.ERROR, "{0} makes no claim: {1}", encounters.get(0), Trace.of(e));
        drafts.put(List.of(Draft.impossible(encounters.get(0))));
      }
    }
  }

  private void together(FhirRepository repository, List<String> encounters) {
    String today = LocalDate.now(clock.withZone(ZoneOffset.UTC)).toString();
    List<CaptureChange> changes =
        encounters.stream().map(one -> new CaptureChange(one, capture, today)).toList();
    repository.commit(List.copyOf(changes));
    for (CaptureChange change : changes) {
      drafts.put(change.drafts());
      change.withdrawn().forEach(drafts::withdraw);
    }
    encounters.forEach(one -> drafts.withdraw(Draft.impossibleOf(one)));
  }
}
