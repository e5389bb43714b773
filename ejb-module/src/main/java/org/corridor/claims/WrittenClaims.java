package org.corridor.claims;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Resource;

/** Claims of the repository as an 837 says them; nothing is changed. */
final class WrittenClaims implements Change {
  private final List<String> references;
  private final Map<String, Submission> written = new HashMap<>();

  WrittenClaims(List<String> references) {
    this.references = references;
  }

  @Override
  public Set<String> reads() {
    return Set.copyOf(references);
  }

  @Override
  public List<Resource> decide(Stored stored) {
    written.clear();
    for (String reference : references) {
      if (stored.get(reference).orElse(null) instanceof Claim claim) {
        ClaimWriter.write(claim, stored::get)
            .submission()
            .ifPresent(said -> written.put(reference, said));
      }
    }
    return List.of();
  }

  /** One of them; empty if it is gone. */
  Optional<Submission> of(String reference) {
    return Optional.ofNullable(written.get(reference));
  }
}
