package org.corridor.authorization;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Every reference of a resource, wherever it stands. */
final class ClaimReferences {

  private ClaimReferences() {}

  static List<Reference> of(Resource resource) {
    List<Reference> all = new ArrayList<>();
    walk(resource, all);
    return all;
  }

  private static void walk(Base element, List<Reference> into) {
    if (element instanceof Reference reference) {
      into.add(reference);
      return;
    }
    for (Property property : element.children()) {
      if (!property.getName().equals("contained")) {
        property.getValues().forEach(value -> walk(value, into));
      }
    }
  }
}
