package org.corridor.participation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;

/** PRT of somebody who does nothing for the patient's health: a person who is related. */
final class ParticipatingRelatives {

  private static final SegmentTable RELATIVE =
      SegmentTable.load(
          ParticipatingRelatives.class,
          "PRT-RelatedPerson.csv",
          new RelatedPerson(),
          Map.of(
              "relativeNumber", ParticipatingRelatives::number,
              "relativeName", ParticipatingRelatives::name,
              "preferredTelecom", Participant::telecom));
  private static final TypeMap PERSON = TypeMaps.named("XCN[RelatedPerson]");

  private ParticipatingRelatives() {}

  /** Drafts that person in passing, if a number or a name says who it is. */
  static void draft(V2Segment prt, Reference patient, Passage passage) {
    RelatedPerson person = new RelatedPerson();
    RELATIVE.fill(person, prt, passage);
    if (!person.hasIdentifier() && !person.hasName()) {
      return;
    }
    String who =
        person.hasIdentifier()
            ? person.getIdentifierFirstRep().getSystem()
                + '|'
                + person.getIdentifierFirstRep().getValue()
            : prt.value("4.1") + '|' + person.getNameFirstRep().getNameAsSingleString();
    person.setId(Identity.of("RelatedPerson", "PRT", patient.getReference(), who));
    person.setPatient(patient);
    passage.draft(person, Weight.MENTION, Set.of());
  }

  private static @Nullable Base number(Spot spot) {
    return person(spot)
        .filter(RelatedPerson::hasIdentifier)
        .map(RelatedPerson::getIdentifierFirstRep)
        .orElse(null);
  }

  private static @Nullable Base name(Spot spot) {
    return person(spot)
        .filter(RelatedPerson::hasName)
        .map(RelatedPerson::getNameFirstRep)
        .orElse(null);
  }

  private static Optional<RelatedPerson> person(Spot spot) {
    return PERSON.map(spot.repetition(), spot.passage().context()) instanceof RelatedPerson person
        ? Optional.of(person)
        : Optional.empty();
  }
}
