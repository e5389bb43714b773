package org.corridor.claims;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ClaimStatus;
import org.hl7.fhir.r4.model.Claim.RelatedClaimComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * Looks at a draft that no visit makes. One that takes a claim's place says what the payer has
 * called that claim meanwhile.
 */
final class LookAgain implements Change {
  private final DraftRow row;
  private final Corrections corrections;
  private final Drafting drafting;
  private List<Draft> drafts = List.of();

  LookAgain(DraftRow row, Corrections corrections, Drafting drafting) {
    this.row = row;
    this.corrections = corrections;
    this.drafting = drafting;
  }

  @Override
  public Set<String> reads() {
    return Set.of(row.claim());
  }

  @Override
  public List<Resource> decide(Stored stored) {
    drafts = List.of();
    if (!(stored.get(row.claim()).orElse(null) instanceof Claim before)
        || before.getStatus() != ClaimStatus.DRAFT
        || !(row.encounter().isEmpty() || Corrections.followsADecision(before))) {
      return List.of();
    }
    Claim claim = before.copy();
    prior(claim)
        .flatMap(reference -> stored.get(reference))
        .filter(Claim.class::isInstance)
        .ifPresent(
            sent ->
                corrections.after(claim, (Claim) sent, Corrections.isVoid(before), stored::get));
    DraftPurpose purpose =
        row.purpose() == DraftPurpose.SECONDARY ? row.purpose() : Corrections.purpose(claim);
    drafts = List.of(drafting.of(claim, purpose, stored::get, List.of()));
    return claim.getRelated().size() == before.getRelated().size()
            && claim.getRelatedFirstRep().equalsDeep(before.getRelatedFirstRep())
        ? List.of()
        : List.of(claim);
  }

  /** The claim whose place it takes; a claim to a next payer takes none. */
  private static Optional<String> prior(Claim claim) {
    return claim.getRelated().stream()
        .filter(
            r ->
                Systems.code(r.getRelationship(), Corrections.RELATED)
                    .filter("prior"::equals)
                    .isPresent())
        .map(RelatedClaimComponent::getClaim)
        .map(reference -> reference.getReference())
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** What was found; none if the claim is no draft, or a visit makes it. */
  List<Draft> drafts() {
    return drafts;
  }
}
