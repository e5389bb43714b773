package org.corridor.claims;

import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Finds what a claim refers to. */
public interface References {

  /** The resource behind a reference; empty when there is none. */
  Optional<Resource> find(String reference);

  /** The resource behind a reference, which may be contained. */
  default <T extends Resource> Optional<T> find(Reference reference, Class<T> type) {
    if (reference.getResource() instanceof Resource held) {
      return Optional.of(held).filter(type::isInstance).map(type::cast);
    }
    return reference.hasReference()
        ? find(reference.getReference()).filter(type::isInstance).map(type::cast)
        : Optional.empty();
  }

  /** What is in a bundle, by its URLs. */
  static References in(Bundle bundle) {
    return reference ->
        bundle.getEntry().stream()
            .filter(e -> reference.equals(e.getFullUrl()))
            .map(BundleEntryComponent::getResource)
            .findFirst();
  }
}
