package org.corridor.admission;

import org.corridor.subject.SidePlace;
import org.corridor.subject.Visit;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;

/** What one event makes of the places of a visit. Every step may be repeated. */
record VisitPlaces(Trigger trigger, Visit visit, DateTimeType moment) {

  private static final EncounterLocationStatus ACTIVE = EncounterLocationStatus.ACTIVE;

  /**
   * Where the patient is follows from the state, the event and PV1-3.
   *
   * @param newest whether no later event told of places
   * @param known whether the visit was
   */
  void settle(Encounter encounter, boolean newest, boolean known) {
    settleStays(encounter, newest, known);
    settleSidePlaces(encounter, newest);
  }

  private void settleStays(Encounter encounter, boolean newest, boolean known) {
    Places places = new Places(encounter);
    boolean first = !known || trigger.visit() == VisitEvent.ADMIT;
    DateTimeType since = first ? start(encounter) : moment;
    switch (encounter.getStatus()) {
      case CANCELLED, ENTEREDINERROR -> places.leave(moment);
      case FINISHED -> {
        if (places.isEmpty()) {
          visit.place().ifPresent(w -> places.enter(w, start(encounter), ACTIVE));
        }
        places.leave(end(encounter));
      }
      case PLANNED -> {
        if (newest && trigger.visit() == VisitEvent.CANCEL_ADMIT) {
          places.expectAgain();
        } else if (newest) {
          visit.place().ifPresent(places::plan);
        }
      }
      default -> {
        if (newest) {
          move(places, since);
        }
      }
    }
  }

  private void move(Places places, DateTimeType since) {
    switch (trigger.visit()) {
      case CANCEL_MOVE -> places.goBack(visit.place(), moment);
      case CANCEL_TRACKING -> {
        if (!visit.hasSidePlace(SidePlace.Kind.TEMPORARY)) {
          places.goBack(visit.place(), moment);
        }
      }
      case CANCEL_DISCHARGE -> {
        places.comeBack();
        visit.place().ifPresent(where -> places.enter(where, since, ACTIVE));
      }
      case ARRIVE -> {
        if (places.isEmpty() || !visit.hasSidePlace(SidePlace.Kind.TEMPORARY)) {
          move(places);
        }
      }
      case MOVE -> move(places);
      case DEPART, EXPECT_ADMIT -> {
        if (places.isEmpty()) {
          visit
              .earlierPlace()
              .or(visit::place)
              .ifPresent(where -> places.enter(where, since, ACTIVE));
        }
      }
      default -> visit.place().ifPresent(where -> places.enter(where, since, ACTIVE));
    }
  }

  private void move(Places places) {
    visit.earlierPlace().ifPresent(where -> places.cameFrom(where, moment));
    visit.place().ifPresent(where -> places.enter(where, moment, ACTIVE));
  }

  private void settleSidePlaces(Encounter encounter, boolean newest) {
    SidePlaces places = new SidePlaces(encounter);
    if (newest) {
      sidePlaces(encounter, places);
    }
    switch (encounter.getStatus()) {
      case FINISHED, CANCELLED, ENTEREDINERROR -> {
        places.leave(end(encounter));
        places.release();
      }
      default -> visit.place().ifPresent(where -> arrive(places, encounter));
    }
  }

  private void sidePlaces(Encounter encounter, SidePlaces places) {
    switch (trigger.visit()) {
      case CANCEL_TRACKING -> places.goBack(visit.sidePlace(SidePlace.Kind.TEMPORARY), moment);
      case CANCEL_EXPECTED_ADMIT, CANCEL_EXPECTED_MOVE -> places.release();
      case EXPECT_ADMIT -> {
        visit.sidePlaces().forEach(place -> places.enter(place, moment));
        if (!visit.hasSidePlace(SidePlace.Kind.PENDING)
            && encounter.getStatus() != Encounter.EncounterStatus.PLANNED) {
          visit
              .place()
              .map(where -> new SidePlace(SidePlace.Kind.PENDING, where))
              .ifPresent(place -> places.enter(place, moment));
        }
      }
      case ARRIVE -> {
        if (!visit.hasSidePlace(SidePlace.Kind.TEMPORARY)) {
          places.leave(moment);
        }
        visit.sidePlaces().forEach(place -> places.enter(place, moment));
      }
      default -> visit.sidePlaces().forEach(place -> places.enter(place, moment));
    }
  }

  /** What was kept for the patient is not any more when the patient is there. */
  private static void arrive(SidePlaces side, Encounter encounter) {
    new Places(encounter).here().ifPresent(side::arrive);
  }

  private DateTimeType start(Encounter encounter) {
    return encounter.getPeriod().hasStart() ? encounter.getPeriod().getStartElement() : moment;
  }

  private DateTimeType end(Encounter encounter) {
    return encounter.getPeriod().hasEnd() ? encounter.getPeriod().getEndElement() : moment;
  }
}
