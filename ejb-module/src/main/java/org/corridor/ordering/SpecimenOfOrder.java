package org.corridor.ordering;

import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Specimen;

/**
 * What OBR says of the specimen that an SPM describes: it stands where SPM is silent. Comments are
 * added.
 */
final class SpecimenOfOrder {

  private SpecimenOfOrder() {}

  static void complete(Specimen described, Specimen ordered) {
    ordered.getNote().forEach(described::addNote);
    ordered.setNote(List.of());
    fill(described, ordered);
  }

  private static void fill(Base into, Base from) {
    for (Property told : from.children()) {
      if (told.hasValues()) {
        Property known = into.getNamedProperty(told.getName());
        if (known == null || !known.hasValues()) {
          told.getValues().forEach(value -> into.setProperty(told.getName(), value));
        } else if (told.getName().equals("collection")) {
          fill(known.getValues().get(0), told.getValues().get(0));
        }
      }
    }
  }
}
