package org.corridor.authorization;

import static org.corridor.eligibility.Parties.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Makes a claim that stands alone: what it refers to is in the repository, and the same there as in
 * the bundle, or is contained. A bundle may come from a system whose {@code Patient/1} is somebody
 * else.
 */
final class Keeping {
  private final Look look;
  private final Claim claim;
  private final Map<Resource, String> contained = new HashMap<>();

  private Keeping(Look look) {
    this.look = look;
    this.claim = look.claim().copy();
  }

  static Claim alone(Look look) {
    Keeping keeping = new Keeping(look);
    keeping.settle(keeping.claim, new HashSet<>());
    return keeping.claim;
  }

  private void settle(Resource resource, Set<Resource> seen) {
    if (!seen.add(resource)) {
      return;
    }
    for (Reference reference : ClaimReferences.of(resource)) {
      String to = text(reference.getReference());
      Optional<Resource> brought = look.inBundle(to);
      if (brought.isPresent() && !(brought.get() instanceof Claim)) {
        reference.setReference(place(to, brought.get(), seen));
        reference.setResource(null);
      }
    }
  }

  private String place(String to, Resource brought, Set<Resource> seen) {
    String known = Look.relative(to);
    if (look.held(known).filter(held -> isSame(held, brought)).isPresent()) {
      return known;
    }
    String id = contained.get(brought);
    if (id == null) {
      id = "b" + (contained.size() + 1);
      contained.put(brought, id);
      Resource copy = brought.copy();
      copy.setId(id);
      copy.setMeta(null);
      claim.addContained(copy);
      settle(copy, seen);
    }
    return "#" + id;
  }

  private static boolean isSame(Resource held, Resource brought) {
    if (held instanceof Patient one && brought instanceof Patient other) {
      return one.hasBirthDate()
          && text(one.getBirthDateElement().getValueAsString())
              .equals(text(other.getBirthDateElement().getValueAsString()))
          && text(one.getNameFirstRep().getFamily())
              .equalsIgnoreCase(text(other.getNameFirstRep().getFamily()))
          && text(one.getNameFirstRep().getGivenAsSingleString())
              .equalsIgnoreCase(text(other.getNameFirstRep().getGivenAsSingleString()));
    }
    if (held instanceof Coverage one && brought instanceof Coverage other) {
      return one.hasSubscriberId() && one.getSubscriberId().equals(other.getSubscriberId());
    }
    if (held instanceof Organization one && brought instanceof Organization other) {
      return shared(one.getIdentifier(), other.getIdentifier());
    }
    return held instanceof Practitioner one
        && brought instanceof Practitioner other
        && shared(one.getIdentifier(), other.getIdentifier());
  }

  private static boolean shared(List<Identifier> some, List<Identifier> others) {
    return some.stream()
        .anyMatch(
            one ->
                one.hasValue()
                    && others.stream()
                        .anyMatch(
                            other ->
                                one.getValue().equals(other.getValue())
                                    && text(one.getSystem()).equals(text(other.getSystem()))));
  }
}
