package org.corridor.fhirserver;

import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Which resources of this repository a resource refers to. */
final class References {

  private References() {}

  /** Keys, as {@code Patient/1}, of the resources that {@code resource} names by type and id. */
  static Set<String> of(Resource resource) {
    Set<String> found = new HashSet<>();
    collect(resource, found);
    return found;
  }

  private static void collect(Base element, Set<String> found) {
    if (element.isPrimitive()) {
      return;
    }
    if (element instanceof Reference reference) {
      IIdType target = reference.getReferenceElement();
      if (target.hasResourceType() && target.hasIdPart() && !target.isAbsolute()) {
        found.add(target.getResourceType() + "/" + target.getIdPart());
      }
    }
    for (Property property : element.children()) {
      property.getValues().forEach(child -> collect(child, found));
    }
  }
}
