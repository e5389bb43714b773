package org.corridor.admission;

import java.util.List;
import java.util.Optional;
import org.corridor.subject.SidePlace;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationComponent;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;
import org.hl7.fhir.r4.model.Reference;

/** Where a patient is for a while, and what is kept for one. Every step may be repeated. */
final class SidePlaces {

  private static final String CLASSIFICATION =
      "http://hl7.org/fhir/StructureDefinition/subject-locationClassification";
  private static final Coding FOR_A_WHILE =
      new Coding().setSystem("http://hl7.org/fhir/ValueSet/subject-location").setCode("temporary");

  private final List<EncounterLocationComponent> places;

  SidePlaces(Encounter encounter) {
    this.places = encounter.getLocation();
  }

  /** Whether {@code place} is none of those where the patient is or was by PV1-3. */
  static boolean isOne(EncounterLocationComponent place) {
    return isPending(place) || isTemporary(place);
  }

  private static boolean isPending(EncounterLocationComponent place) {
    return place.getStatus() == EncounterLocationStatus.RESERVED;
  }

  private static boolean isTemporary(EncounterLocationComponent place) {
    return place.hasExtension(CLASSIFICATION);
  }

  void enter(SidePlace place, DateTimeType time) {
    switch (place.kind()) {
      case TEMPORARY -> stay(place, time);
      case PENDING -> reserve(place);
      case LEFT -> left(place, time);
      case RELEASED -> arrive(place.where());
    }
  }

  /** What was kept for the patient is not any more when the patient is there. */
  void arrive(Reference where) {
    places.removeIf(place -> isPending(place) && Places.isAt(place, where));
  }

  /** Nothing is kept any more. */
  void release() {
    places.removeIf(SidePlaces::isPending);
  }

  void leave(DateTimeType time) {
    places.stream()
        .filter(SidePlaces::isTemporary)
        .filter(place -> place.getStatus() != EncounterLocationStatus.COMPLETED)
        .forEach(place -> end(place, time));
  }

  /**
   * The last departure or arrival did not happen.
   *
   * @param before where the patient was for a while, if the patient was
   */
  void goBack(Optional<Reference> before, DateTimeType time) {
    places.removeIf(
        place ->
            isTemporary(place)
                && place.getStatus() != EncounterLocationStatus.COMPLETED
                && before.filter(where -> Places.isAt(place, where)).isEmpty());
    before.ifPresent(
        where ->
            lastStay(where)
                .ifPresentOrElse(
                    place ->
                        place
                            .setStatus(EncounterLocationStatus.ACTIVE)
                            .getPeriod()
                            .setEndElement(null),
                    () -> stay(new SidePlace(SidePlace.Kind.TEMPORARY, where), time)));
  }

  private Optional<EncounterLocationComponent> lastStay(Reference where) {
    return places.stream()
        .filter(place -> isTemporary(place) && Places.isAt(place, where))
        .reduce((first, second) -> second);
  }

  private void stay(SidePlace temporary, DateTimeType time) {
    boolean there =
        places.stream()
            .filter(SidePlaces::isTemporary)
            .filter(place -> place.getStatus() != EncounterLocationStatus.COMPLETED)
            .anyMatch(place -> Places.isAt(place, temporary.where()));
    if (!there) {
      leave(time);
      EncounterLocationComponent place = add(temporary, EncounterLocationStatus.ACTIVE);
      classify(place).getPeriod().setStartElement(time.copy());
    }
  }

  private void reserve(SidePlace pending) {
    if (places.stream().noneMatch(p -> isPending(p) && Places.isAt(p, pending.where()))) {
      release();
      add(pending, EncounterLocationStatus.RESERVED);
    }
  }

  private void left(SidePlace left, DateTimeType time) {
    List<EncounterLocationComponent> known =
        places.stream()
            .filter(place -> isTemporary(place) && Places.isAt(place, left.where()))
            .toList();
    known.stream()
        .filter(place -> place.getStatus() != EncounterLocationStatus.COMPLETED)
        .forEach(place -> end(place, time));
    if (known.isEmpty()) {
      end(classify(add(left, EncounterLocationStatus.COMPLETED)), time);
    }
  }

  private EncounterLocationComponent add(SidePlace side, EncounterLocationStatus status) {
    EncounterLocationComponent place = new EncounterLocationComponent();
    place.setLocation(side.where().copy()).setStatus(status);
    places.add(place);
    return place;
  }

  private static EncounterLocationComponent classify(EncounterLocationComponent place) {
    place.addExtension(CLASSIFICATION, new CodeableConcept(FOR_A_WHILE.copy()));
    return place;
  }

  private static void end(EncounterLocationComponent place, DateTimeType time) {
    place.setStatus(EncounterLocationStatus.COMPLETED).getPeriod().setEndElement(time.copy());
  }
}
