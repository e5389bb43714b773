package org.corridor.remittance;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.hl7.fhir.r4.model.Resource;

/** Writes one resource, made with what the repository knows of claims. */
final class ResourceChange implements Change {

  private final Function<KnownClaims, Resource> made;

  ResourceChange(Function<KnownClaims, Resource> made) {
    this.made = made;
  }

  @Override
  public Set<String> reads() {
    return Set.of();
  }

  @Override
  public List<Resource> decide(Stored stored) {
    return List.of(made.apply(new KnownClaims(stored)));
  }
}
