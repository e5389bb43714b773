package org.corridor.observation;

import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.jspecify.annotations.Nullable;

/** OBX-23 to OBX-25: the house where a test was made, and who directs it. */
final class Performers {

  private static final TypeMap ROLE = TypeMaps.named("XCN[PractitionerRole]");
  private static final TypeMap ORGANIZATION = TypeMaps.named("XON[Organization]");
  private static final SegmentTable HOUSE =
      SegmentTable.load(Performers.class, "OBX-Organization.csv", new Organization());
  private static final SegmentTable DIRECTOR =
      SegmentTable.load(Performers.class, "OBX-PractitionerRole.csv", new PractitionerRole());

  private Performers() {}

  /** OBX-23 with its address in OBX-24. */
  static @Nullable Base house(Spot spot) {
    return house(spot.segment(), spot.passage());
  }

  /** OBX-25, in a role where OBX-23 names the house. */
  static @Nullable Base director(Spot spot) {
    Passage passage = spot.passage();
    if (!(ROLE.map(spot.repetition(), passage.context()) instanceof PractitionerRole role)) {
      return null;
    }
    Organization house = house(spot.segment(), passage);
    if (house == null) {
      return role.getPractitioner().getResource() instanceof Practitioner person ? person : null;
    }
    DIRECTOR.fill(role, spot.segment(), passage);
    return role.setOrganization(passage.mention(house));
  }

  private static @Nullable Organization house(V2Segment obx, Passage passage) {
    if (ORGANIZATION.map(obx.field(23).first(), passage.context()) instanceof Organization house) {
      HOUSE.fill(house, obx, passage);
      return house;
    }
    return null;
  }
}
