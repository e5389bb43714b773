package org.corridor.authorization;

import static org.corridor.eligibility.Parties.text;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.corridor.eligibility.Parties;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Finds what a claim refers to: within it, in the bundle it came in, in the repository.
 *
 * @param stored by references such as {@code Patient/1}
 */
record Look(Claim claim, Bundle bundle, Function<String, Optional<Resource>> stored) {
  private static final Pattern PLACE = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}");

  Optional<Resource> at(Reference reference) {
    String to = text(reference.getReference());
    if (to.isEmpty()) {
      return Optional.empty();
    }
    if (to.startsWith("#")) {
      return contained(claim, to.substring(1));
    }
    return inBundle(to).or(() -> held(to));
  }

  /** What the repository has under a reference, which may be anything. */
  Optional<Resource> held(String to) {
    String relative = relative(to);
    return PLACE.matcher(relative).matches() ? stored.apply(relative) : Optional.empty();
  }

  Optional<Resource> inBundle(String to) {
    return bundle.getEntry().stream()
        .filter(e -> e.hasResource() && (to.equals(e.getFullUrl()) || to.equals(place(e))))
        .map(Bundle.BundleEntryComponent::getResource)
        .findFirst();
  }

  private static String place(Bundle.BundleEntryComponent entry) {
    Resource resource = entry.getResource();
    return resource.fhirType() + "/" + Parties.text(resource.getIdPart());
  }

  private static Optional<Resource> contained(DomainResource in, String id) {
    return in.getContained().stream()
        .filter(c -> id.equals(text(c.getIdPart()).replace("#", "")))
        .findFirst();
  }

  /** {@code Patient/1} of {@code http://ehr/fhir/Patient/1}; as it is otherwise. */
  static String relative(String to) {
    String[] parts = to.split("/", -1);
    boolean address = to.startsWith("http") && parts.length > 2;
    return address ? parts[parts.length - 2] + "/" + parts[parts.length - 1] : to;
  }

  <T extends Resource> Optional<T> at(Reference reference, Class<T> type) {
    return at(reference).filter(type::isInstance).map(type::cast);
  }

  /** References of the claim, and of what the bundle brings, that the repository may know. */
  static Set<String> references(Claim claim, Bundle bundle) {
    Set<String> all = new LinkedHashSet<>();
    gather(claim, all);
    claim.getContained().forEach(c -> gather(c, all));
    bundle.getEntry().stream()
        .filter(e -> e.hasResource())
        .forEach(e -> gather(e.getResource(), all));
    return all;
  }

  private static void gather(Resource resource, Set<String> into) {
    for (Reference reference : ClaimReferences.of(resource)) {
      String to = relative(text(reference.getReference()));
      if (PLACE.matcher(to).matches()) {
        into.add(to);
      }
    }
  }
}
