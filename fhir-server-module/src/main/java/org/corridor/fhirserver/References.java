package org.corridor.fhirserver;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Which resources of this repository a resource refers to.
 *
 * @param keys as {@code Patient/1}, of those that it names by type and id
 * @param misplaced elements, as {@code Observation.subject}, that refer to a type of resource which
 *     they cannot refer to by FHIR's definition, or to an object of Java's that has no id
 * @param unusual references that say more or less than type and id: a version, which HAPI does not
 *     keep, a contained resource, or a query
 */
record References(Set<String> keys, Set<String> misplaced, Set<String> unusual) {

  private static final String TARGETS = "Reference(";

  static References of(Resource resource) {
    References found = new References(new HashSet<>(), new TreeSet<>(), new TreeSet<>());
    found.collect(resource);
    return found;
  }

  private void collect(Base element) {
    for (Property property : element.children()) {
      for (Base child : property.getValues()) {
        if (child instanceof Reference reference) {
          take(reference, property, element);
        }
        if (!child.isPrimitive()) {
          collect(child);
        }
      }
    }
  }

  private void take(Reference reference, Property property, Base element) {
    IIdType target = reference.getReferenceElement();
    if (reference.getResource() != null && target.isEmpty()) {
      misplaced.add(element.fhirType() + "." + property.getName());
    }
    if (!target.isEmpty()
        && (!target.hasResourceType() || !target.hasIdPart() || target.hasVersionIdPart())) {
      unusual.add(target.getValue());
    }
    if (target.hasResourceType()) {
      if (target.hasIdPart() && !target.isAbsolute()) {
        keys.add(target.getResourceType() + "/" + target.getIdPart());
      }
      if (!isAllowed(property.getTypeCode(), target.getResourceType())) {
        misplaced.add(element.fhirType() + "." + property.getName());
      }
    }
  }

  /**
   * Whether an element's types, as {@code CodeableConcept|Reference(Patient|Group)}, let it refer.
   */
  private static boolean isAllowed(String types, String target) {
    int start = types.indexOf(TARGETS);
    if (start < 0) {
      return true;
    }
    String targets = types.substring(start + TARGETS.length(), types.indexOf(')', start));
    return targets.equals("Any") || ("|" + targets + "|").contains("|" + target + "|");
  }
}
