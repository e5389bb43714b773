package org.corridor.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ClaimStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Resource;

/**
 * Makes the drafts of a visit in the repository, and withdraws those that bill nothing any more;
 * those that were sent stay what they are.
 */
final class CaptureChange implements Change {
  private final String encounter;
  private final ChargeCapture capture;
  private final String today;
  private List<Draft> drafts = List.of();
  private List<String> withdrawn = List.of();

  /**
   * @param encounter as {@code Encounter/…}
   * @param today as FHIR has it
   */
  CaptureChange(String encounter, ChargeCapture capture, String today) {
    this.encounter = encounter;
    this.capture = capture;
    this.today = today;
  }

  @Override
  public Set<String> reads() {
    return Set.of(encounter);
  }

  @Override
  public List<Resource> decide(Stored stored) {
    List<Draft> found = new ArrayList<>();
    List<Resource> written = new ArrayList<>();
    List<String> stale = new ArrayList<>();
    if (stored.get(encounter).orElse(null) instanceof Encounter visited) {
      Visit visit = Visit.of(visited, stored);
      for (Draft draft : capture.drafts(visit)) {
        take(draft, stored, found, written);
      }
      for (Claim before : visit.sent().drafts()) {
        String id = Visit.id(before);
        if (found.stream().noneMatch(draft -> Visit.id(draft.claim()).equals(id))) {
          stale.add("Claim/" + id);
          written.add(before.copy().setStatus(ClaimStatus.ENTEREDINERROR));
        }
      }
    }
    drafts = List.copyOf(found);
    withdrawn = List.copyOf(stale);
    return written;
  }

  private void take(Draft draft, Stored stored, List<Draft> found, List<Resource> written) {
    Claim claim = draft.claim();
    if (stored.get("Claim/" + Visit.id(claim)).orElse(null) instanceof Claim before) {
      if (before.getStatus() != ClaimStatus.DRAFT
          && before.getStatus() != ClaimStatus.ENTEREDINERROR) {
        return;
      }
      claim.setCreatedElement(before.getCreatedElement().copy());
      Attaching.keep(before, claim);
      if (same(before, claim)) {
        found.add(draft);
        return;
      }
    } else {
      claim.setCreatedElement(new DateTimeType(today));
    }
    found.add(draft);
    written.add(claim);
  }

  private static boolean same(Claim before, Claim now) {
    Claim bare = before.copy();
    bare.setMeta(null).setId(now.getIdElement().toUnqualifiedVersionless());
    return bare.equalsDeep(now);
  }

  /** Claims that the last decision withdrew, as {@code Claim/…}. */
  List<String> withdrawn() {
    return withdrawn;
  }

  /** Its visit only. */
  @Override
  public String toString() {
    return encounter;
  }

  /** The drafts of the last decision. */
  List<Draft> drafts() {
    return drafts;
  }
}
