package org.corridor.participation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** One PRT: guide, PRT[PractitionerRole]. */
public final class Participant {

  private static final SegmentTable ROLE =
      SegmentTable.load(
          Participant.class,
          "PRT-PractitionerRole.csv",
          new PractitionerRole(),
          Map.of(
              "participant", Participant::person,
              "participantHouse", Participant::house,
              "preferredTelecom", Participant::telecom));
  private static final SegmentTable PERSON =
      SegmentTable.load(Participant.class, "PRT-Practitioner.csv", new Practitioner());
  private static final SegmentTable HOUSE =
      SegmentTable.load(Participant.class, "PRT-Organization.csv", new Organization());

  private static final TypeMap XCN = TypeMaps.named("XCN[Practitioner]");
  private static final TypeMap XON = TypeMaps.named("XON[Organization]");
  private static final TypeMap XTN = TypeMaps.named("XTN[ContactPoint]");
  private static final String PREFERRED =
      "http://hl7.org/fhir/StructureDefinition/iso21090-preferred";

  /** PRT-23, in what ContactPoint says in its use or system. */
  private static final Map<String, String> KINDS =
      Map.of("B", "pager", "C", "mobile", "E", "email", "F", "fax", "H", "home", "O", "work");

  private static final Set<String> DELETED = Set.of("D");

  private Participant() {}

  /** Whether {@code prt} says that somebody takes part, and not that somebody no longer does. */
  static boolean counts(V2Segment prt) {
    return !prt.field(2).isOneOf(DELETED);
  }

  /** Those of {@code all} who do one of {@code functions}: codes of PRT-4. */
  public static Stream<V2Segment> doing(Set<String> functions, List<V2Segment> all) {
    return all.stream().filter(Participant::counts).filter(prt -> prt.field(4).isOneOf(functions));
  }

  /**
   * Refers to who takes part: a person in a role, a person whom nothing identifies by name, or else
   * a house; empty when the segment names neither.
   */
  public static Optional<Reference> of(V2Segment prt, Passage passage) {
    PractitionerRole role = new PractitionerRole();
    ROLE.fill(role, prt, passage);
    if (role.getPractitioner().hasReference()) {
      return Optional.of(passage.mention(role));
    }
    Optional<Reference> alone =
        Stream.of(role.getPractitioner(), role.getOrganization())
            .filter(known -> !known.isEmpty())
            .findFirst();
    alone.ifPresent(passage::passedOn);
    return alone;
  }

  private static @Nullable Base person(Spot spot) {
    if (spot.index() == 0
        && XCN.map(spot.repetition(), spot.passage().context()) instanceof Practitioner person) {
      PERSON.fill(person, spot.segment(), spot.passage());
      return person;
    }
    return null;
  }

  static @Nullable Base house(Spot spot) {
    if (spot.index() == 0
        && XON.map(spot.repetition(), spot.passage().context()) instanceof Organization house) {
      HOUSE.fill(house, spot.segment(), spot.passage());
      return house;
    }
    return null;
  }

  /** The function that tables call for an element that refers to whoever takes part. */
  static @Nullable Base member(Spot spot) {
    return spot.index() == 0 ? of(spot.segment(), spot.passage()).orElse(null) : null;
  }

  static @Nullable Base telecom(Spot spot) {
    if (!(XTN.map(spot.repetition(), spot.passage().context()) instanceof ContactPoint point)) {
      return null;
    }
    String kind = KINDS.getOrDefault(spot.segment().value("23.1"), "");
    if (kind.equals(point.getUseElement().asStringValue())
        || kind.equals(point.getSystemElement().asStringValue())) {
      point.addExtension(PREFERRED, new BooleanType(true));
    }
    return point;
  }
}
