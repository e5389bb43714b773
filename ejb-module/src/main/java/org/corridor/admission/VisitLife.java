package org.corridor.admission;

import java.time.Instant;
import java.util.List;
import org.corridor.reconciliation.Memory;
import org.corridor.reconciliation.Rule;
import org.corridor.repository.Names;
import org.corridor.subject.Visit;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Encounter.StatusHistoryComponent;
import org.hl7.fhir.r4.model.Period;
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

  private static final EncounterLocationStatus ACTIVE = EncounterLocationStatus.ACTIVE;

  @Override
  public void settle(@Nullable Resource before, Resource after) {
    Encounter encounter = (Encounter) after;
    boolean known = encounter.hasStatus();
    if (!isLate(encounter, STATE_TIME)) {
      settleState(encounter, known);
      if (tellsState()) {
        remember(encounter, STATE_TIME);
      }
    }
    boolean newest = !isLate(encounter, PLACE_TIME);
    settlePlaces(encounter, newest, known);
    settleSidePlaces(encounter, newest);
    if (newest && (visit.place().isPresent() || !visit.sidePlaces().isEmpty())) {
      remember(encounter, PLACE_TIME);
    }
  }

  private boolean tellsState() {
    return switch (trigger.visit()) {
      case UPDATE, NUMBERED -> visit.discharge().isPresent();
      default -> true;
    };
  }

  private void settleState(Encounter encounter, boolean known) {
    switch (trigger.visit()) {
      case ADMIT -> {
        if (!encounter.getPeriod().hasStart()) {
          encounter.getPeriod().setStartElement(moment.copy());
        }
        open(encounter);
      }
      case MOVE -> open(encounter);
      case DISCHARGE -> finish(encounter);
      case CANCEL_ADMIT -> status(encounter, trigger.statusOr(EncounterStatus.CANCELLED));
      case CANCEL_DISCHARGE -> reopen(encounter, trigger.statusOr(EncounterStatus.INPROGRESS));
      case CANCEL_MOVE -> {
        if (!known) {
          status(encounter, trigger.statusOr(EncounterStatus.INPROGRESS));
        }
      }
      case UPDATE, NUMBERED -> update(encounter, known);
      case NONE -> {}
    }
  }

  /** Guide, PV1-45: a message that tells of the end as well is about a visit that is over. */
  private void open(Encounter encounter) {
    if (visit.discharge().isPresent()) {
      finish(encounter);
    } else {
      reopen(encounter, trigger.statusOr(visit.usualStatus()));
    }
  }

  private void update(Encounter encounter, boolean known) {
    if (!known) {
      open(encounter);
    } else if (visit.discharge().isPresent()
        && encounter.getStatus() != EncounterStatus.CANCELLED) {
      finish(encounter);
    }
  }

  private void finish(Encounter encounter) {
    status(encounter, EncounterStatus.FINISHED);
    encounter.getPeriod().setEndElement(visit.discharge().orElse(moment).copy());
  }

  private void reopen(Encounter encounter, EncounterStatus status) {
    status(encounter, status);
    if (encounter.hasPeriod()) {
      encounter.getPeriod().setEndElement(null);
    }
  }

  /** Where the patient is follows from the state, the event and PV1-3. */
  private void settlePlaces(Encounter encounter, boolean newest, boolean known) {
    Places places = new Places(encounter);
    boolean first = !known || trigger.visit() == VisitEvent.ADMIT;
    DateTimeType since = first ? start(encounter) : moment;
    switch (encounter.getStatus()) {
      case CANCELLED -> places.leave(moment);
      case FINISHED -> {
        if (places.isEmpty()) {
          visit.place().ifPresent(w -> places.enter(w, start(encounter), ACTIVE));
        }
        places.leave(end(encounter));
      }
      case PLANNED -> {
        if (newest) {
          visit.place().ifPresent(w -> places.enter(w, since, EncounterLocationStatus.PLANNED));
        }
      }
      default -> {
        if (newest) {
          move(places, since);
        }
      }
    }
  }

  private void settleSidePlaces(Encounter encounter, boolean newest) {
    SidePlaces places = new SidePlaces(encounter);
    if (newest) {
      visit.sidePlaces().forEach(place -> places.enter(place, moment));
    }
    switch (encounter.getStatus()) {
      case FINISHED, CANCELLED -> {
        places.leave(end(encounter));
        places.release();
      }
      default -> visit.place().ifPresent(places::arrive);
    }
  }

  private void move(Places places, DateTimeType since) {
    switch (trigger.visit()) {
      case CANCEL_MOVE -> places.goBack(visit.place(), moment);
      case CANCEL_DISCHARGE -> {
        places.comeBack();
        visit.place().ifPresent(where -> places.enter(where, since, ACTIVE));
      }
      case MOVE -> {
        visit.earlierPlace().ifPresent(where -> places.cameFrom(where, moment));
        visit.place().ifPresent(where -> places.enter(where, moment, ACTIVE));
      }
      default -> visit.place().ifPresent(where -> places.enter(where, since, ACTIVE));
    }
  }

  private DateTimeType start(Encounter encounter) {
    return encounter.getPeriod().hasStart() ? encounter.getPeriod().getStartElement() : moment;
  }

  private DateTimeType end(Encounter encounter) {
    return encounter.getPeriod().hasEnd() ? encounter.getPeriod().getEndElement() : moment;
  }

  /** Keeps the status that ends now in the history. */
  private void status(Encounter encounter, EncounterStatus status) {
    EncounterStatus old = encounter.getStatus();
    if (old != null && old != status) {
      Period period = new Period().setEndElement(moment.copy());
      DateTimeType since = since(encounter);
      if (since.hasValue() && !since.getValue().toInstant().isAfter(time)) {
        period.setStartElement(since.copy());
      }
      encounter.addStatusHistory().setStatus(old).setPeriod(period);
    }
    encounter.setStatus(status);
  }

  private static DateTimeType since(Encounter encounter) {
    List<StatusHistoryComponent> history = encounter.getStatusHistory();
    return history.isEmpty()
        ? encounter.getPeriod().getStartElement()
        : history.get(history.size() - 1).getPeriod().getEndElement();
  }

  private boolean isLate(Encounter encounter, String memory) {
    return Memory.time(encounter, memory).filter(time::isBefore).isPresent();
  }

  private void remember(Encounter encounter, String memory) {
    Memory.time(encounter, memory, time);
  }
}
