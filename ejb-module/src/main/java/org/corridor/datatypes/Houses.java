package org.corridor.datatypes;

import org.corridor.hl7v2.V2Repetition;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.jspecify.annotations.Nullable;

/**
 * Where an organization is: as XTN and XAD of a person, but it has no home (FHIR R4, org-2 and 3).
 */
final class Houses {

  private static final String NO_HOME = "An organization has no home; the use was left out.";

  private Houses() {}

  static @Nullable ContactPoint telecom(Parts xtn, MappingContext context) {
    ContactPoint point = Telecoms.xtn(xtn, context);
    if (point != null && point.getUse() == ContactPointUse.HOME) {
      context.warn(2, "102", NO_HOME);
      point.setUse(null);
    }
    return point;
  }

  static @Nullable Address address(V2Repetition xad, MappingContext context) {
    Address address = Simple.address(xad, context);
    if (address != null && address.getUse() == AddressUse.HOME) {
      context.warn(7, "102", NO_HOME);
      address.setUse(null);
    }
    return address;
  }
}
