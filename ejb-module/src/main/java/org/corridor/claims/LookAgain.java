package org.corridor.claims;

import java.util.List;
import java.util.Set;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ClaimStatus;
import org.hl7.fhir.r4.model.Resource;

/** Looks at a draft that stands in the repository as it is. */
final class LookAgain implements Change {
  private final DraftRow row;
  private final Drafting drafting;
  private List<Draft> drafts = List.of();

  LookAgain(DraftRow row, Drafting drafting) {
    this.row = row;
    this.drafting = drafting;
  }

  @Override
  public Set<String> reads() {
    return Set.of(row.claim());
  }

  @Override
  public List<Resource> decide(Stored stored) {
    drafts =
        stored.get(row.claim()).orElse(null) instanceof Claim claim
                && claim.getStatus() == ClaimStatus.DRAFT
            ? List.of(drafting.of(claim.copy(), row.purpose(), stored::get, List.of()))
            : List.of();
    return List.of();
  }

  /** What was found; none if the claim is no draft. */
  List<Draft> drafts() {
    return drafts;
  }
}
