package org.corridor.chart;

import java.util.Map;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;

/** The practitioner's role that a ROL names, and the functions of ROL's tables. */
final class RoleValues {

  private static final SegmentTable ROLE =
      SegmentTable.load(
          RoleValues.class,
          "ROL-PractitionerRole.csv",
          new PractitionerRole(),
          Map.of(
              "person", RoleValues::person,
              "place", RoleValues::place,
              "house", RoleValues::house));
  private static final SegmentTable GENERAL =
      SegmentTable.load(
          RoleValues.class, "ROL-PractitionerRole-GeneralPractitioner.csv", new PractitionerRole());
  private static final SegmentTable PERSON =
      SegmentTable.load(RoleValues.class, "ROL-Practitioner.csv", new Practitioner());
  private static final SegmentTable PLACE =
      SegmentTable.load(RoleValues.class, "ROL-Location.csv", new Location());
  private static final SegmentTable HOUSE =
      SegmentTable.load(RoleValues.class, "ROL-Organization.csv", new Organization());

  private static final TypeMap XCN = TypeMaps.named("XCN[Practitioner]");
  private static final TypeMap RELATED = TypeMaps.named("XCN[RelatedPerson]");
  private static final TypeMap PL = TypeMaps.named("PL[Location]");
  private static final TypeMap XON = TypeMaps.named("XON[Organization]");
  private static final TypeMap UNIT = TypeMaps.named("CWE[Organization]");
  private static final TypeMap NUMBER = TypeMaps.named("EI[Identifier-Extension]");

  private RoleValues() {}

  /** A person alone needs no role. */
  static Reference inVisit(Passage passage, V2Segment rol) {
    PractitionerRole role = new PractitionerRole();
    ROLE.fill(role, rol, passage);
    boolean alone = !role.hasOrganization() && !role.hasLocation() && !role.hasTelecom();
    return alone ? role.getPractitioner() : mention(passage, role);
  }

  static Reference forPatient(Passage passage, V2Segment rol) {
    PractitionerRole role = new PractitionerRole();
    ROLE.fill(role, rol, passage);
    GENERAL.fill(role, rol, passage);
    return mention(passage, role);
  }

  private static Reference mention(Passage passage, PractitionerRole role) {
    return role.getPractitioner().hasReference()
        ? passage.mention(role)
        : role.hasPractitioner() ? role.getPractitioner() : role.getOrganization();
  }

  static @Nullable Base instance(Spot spot) {
    return NUMBER.map(spot.repetition(), spot.passage().context()) instanceof Identifier number
        ? new Reference().setIdentifier(number)
        : null;
  }

  /** ROL-4, unless ROL-3 says that it is no practitioner. */
  static @Nullable Base person(Spot spot) {
    if (!CareTeams.isRelationship(spot.segment())
        && XCN.map(spot.repetition(), spot.passage().context()) instanceof Practitioner person) {
      PERSON.fill(person, spot.segment(), spot.passage());
      return person;
    }
    return null;
  }

  static @Nullable Base place(Spot spot) {
    if (PL.map(spot.repetition(), spot.passage().context()) instanceof Location place) {
      PLACE.fill(place, spot.segment(), spot.passage());
      return place;
    }
    return null;
  }

  static @Nullable Base house(Spot spot) {
    return house(spot, XON);
  }

  static @Nullable Base unit(Spot spot) {
    return house(spot, UNIT);
  }

  private static @Nullable Base house(Spot spot, TypeMap map) {
    if (map.map(spot.repetition(), spot.passage().context()) instanceof Organization house) {
      HOUSE.fill(house, spot.segment(), spot.passage());
      return house;
    }
    return null;
  }

  static @Nullable Base number(Spot spot) {
    return related(spot).hasIdentifier() ? related(spot).getIdentifierFirstRep() : null;
  }

  static @Nullable Base name(Spot spot) {
    return related(spot).hasName() ? related(spot).getNameFirstRep() : null;
  }

  private static RelatedPerson related(Spot spot) {
    return RELATED.map(spot.repetition(), spot.passage().context()) instanceof RelatedPerson person
        ? person
        : new RelatedPerson();
  }
}
