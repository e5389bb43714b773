package org.corridor.ordering;

import java.util.Map;
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
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;

/** ORC: who ordered, and for which facility. A person alone needs no role. */
public final class Requesters {

  private static final SegmentTable ROLE =
      SegmentTable.load(
          Requesters.class,
          "ORC-PractitionerRole.csv",
          new PractitionerRole(),
          Map.of("orderingFacility", Requesters::facility));
  private static final SegmentTable FACILITY =
      SegmentTable.load(Requesters.class, "ORC-Organization.csv", new Organization());
  private static final SegmentTable PERSON =
      SegmentTable.load(Requesters.class, "ORC-Practitioner.csv", new Practitioner());

  private static final TypeMap XCN = TypeMaps.named("XCN[Practitioner]");
  private static final TypeMap XON = TypeMaps.named("XON[Organization]");

  private static final String IN_ROLE = "PractitionerRole";

  private Requesters() {}

  /**
   * Lets the orderer of {@code order} act for the facility that {@code orc} names, unless PRT has
   * told the orderer's role.
   */
  static void settle(ServiceRequest order, V2Segment orc, Passage passage) {
    if (IN_ROLE.equals(order.getRequester().getReferenceElement().getResourceType())) {
      return;
    }
    PractitionerRole role = new PractitionerRole();
    ROLE.fill(role, orc, passage);
    if (!role.hasOrganization()) {
      return;
    }
    if (!order.hasRequester()) {
      passage.passedOn(role.getOrganization());
      order.setRequester(role.getOrganization());
    } else if (order.getRequester().hasReference()) {
      order.setRequester(passage.mention(role.setPractitioner(order.getRequester())));
    }
  }

  /** ORC-12, with the address in ORC-24. */
  public static @Nullable Base person(Spot spot) {
    if (XCN.map(spot.repetition(), spot.passage().context()) instanceof Practitioner person) {
      PERSON.fill(person, spot.segment(), spot.passage());
      return person;
    }
    return null;
  }

  private static @Nullable Base facility(Spot spot) {
    if (XON.map(spot.repetition(), spot.passage().context()) instanceof Organization house) {
      FACILITY.fill(house, spot.segment(), spot.passage());
      return house;
    }
    return null;
  }
}
