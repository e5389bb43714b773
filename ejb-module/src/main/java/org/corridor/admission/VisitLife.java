package org.corridor.admission;

import java.time.Instant;
import org.corridor.reconciliation.Memory;
import org.corridor.reconciliation.Rule;
import org.corridor.repository.Names;
import org.corridor.subject.Visit;
import org.corridor.subject.VisitPeriods;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The life of an encounter: what one event makes of the status, the end and the places of a visit.
 * The encounter remembers when its state and its place were last told; an event that arrives after
 * a newer one changes neither.
 *
 * @param trigger the event
 * @param visit what the message says about the visit
 * @param time when the event happened
 * @param moment the same, in the sender's zone
 */
record VisitLife(Trigger trigger, Visit visit, Instant time, DateTimeType moment) implements Rule {

  static final String STATE_TIME = Names.EXTENSION + "state-time";
  static final String PLACE_TIME = Names.EXTENSION + "place-time";

  @Override
  public void settle(@Nullable Resource before, Resource after) {
    Encounter encounter = (Encounter) after;
    Visit.classify(encounter);
    if (before instanceof Encounter earlier) {
      PastClasses.keep(earlier, encounter, moment);
    }
    boolean known = encounter.hasStatus();
    if (!isLate(encounter, STATE_TIME)) {
      VisitState state = new VisitState(trigger, visit, time, moment);
      state.settle(encounter, known);
      if (state.isTold()) {
        remember(encounter, STATE_TIME);
      }
    } else if (trigger.visit() == VisitEvent.ADMIT) {
      VisitCancel.comesLate(encounter, time);
    }
    boolean newest = !isLate(encounter, PLACE_TIME);
    new VisitPlaces(trigger, visit, moment).settle(encounter, newest, known);
    if (newest && (visit.place().isPresent() || !visit.sidePlaces().isEmpty())) {
      remember(encounter, PLACE_TIME);
    }
    VisitPeriods.putInOrder(encounter);
  }

  private boolean isLate(Encounter encounter, String memory) {
    return Memory.time(encounter, memory).filter(time::isBefore).isPresent();
  }

  private void remember(Encounter encounter, String memory) {
    Memory.time(encounter, memory, time);
  }
}
