package org.corridor.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.ChargeItem.ChargeItemStatus;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ClaimStatus;
import org.hl7.fhir.r4.model.Resource;

/** Claims that were handed over are active, and their charges are billed. */
record Billed(List<String> references) implements Change {
  @Override
  public Set<String> reads() {
    return Set.copyOf(references);
  }

  @Override
  public List<Resource> decide(Stored stored) {
    List<Resource> written = new ArrayList<>();
    for (String reference : references) {
      if (stored.get(reference).orElse(null) instanceof Claim claim
          && claim.getStatus() == ClaimStatus.DRAFT) {
        written.add(claim.copy().setStatus(ClaimStatus.ACTIVE));
        claim.getItem().stream()
            .flatMap(item -> Drafting.charge(item).stream())
            .flatMap(charge -> billed(charge, stored).stream())
            .forEach(written::add);
      }
    }
    return written;
  }

  private static Optional<Resource> billed(String reference, Stored stored) {
    return stored.get(reference).orElse(null) instanceof ChargeItem charge
            && charge.getStatus() == ChargeItemStatus.BILLABLE
        ? Optional.of(charge.copy().setStatus(ChargeItemStatus.BILLED))
        : Optional.empty();
  }
}
