package org.corridor.admission;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.corridor.subject.Visit;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;

/** What one event makes of the status and the end of a visit. Every step may be repeated. */
record VisitState(Trigger trigger, Visit visit, Instant time, DateTimeType moment) {

  /** Over, one way or the other. */
  private static final Set<EncounterStatus> OVER =
      EnumSet.of(
          EncounterStatus.FINISHED, EncounterStatus.CANCELLED, EncounterStatus.ENTEREDINERROR);

  /** The patient was never there. */
  private static final Set<EncounterStatus> VOID =
      EnumSet.of(EncounterStatus.CANCELLED, EncounterStatus.ENTEREDINERROR);

  private static final Set<EncounterStatus> NOT_BEGUN =
      EnumSet.of(
          EncounterStatus.PLANNED, EncounterStatus.CANCELLED, EncounterStatus.ENTEREDINERROR);

  /** When the visit ended, unless the message only looks ahead. */
  Optional<DateTimeType> discharge() {
    return trigger.visit().expects() ? Optional.empty() : visit.discharge();
  }

  boolean isTold() {
    return !trigger.visit().leavesState()
        || (discharge().isPresent() && trigger.visit() != VisitEvent.NONE);
  }

  void settle(Encounter encounter, boolean known) {
    switch (trigger.visit()) {
      case ADMIT -> {
        start(encounter, known);
        open(encounter);
      }
      case EXPECT_ADMIT -> {
        Expectation.add(encounter, trigger);
        expect(encounter, known);
      }
      case MOVE -> open(encounter);
      case DISCHARGE -> finish(encounter);
      case ABSENCE -> {
        if (!known || !OVER.contains(encounter.getStatus())) {
          status(encounter, trigger.statusOr(EncounterStatus.INPROGRESS));
        }
      }
      case VOID -> status(encounter, trigger.statusOr(EncounterStatus.CANCELLED));
      case CANCEL_ADMIT -> cancel().admission(encounter, time);
      case CANCEL_EXPECTED_ADMIT -> cancel().expectation(encounter, known);
      case CANCEL_DISCHARGE -> cancel().discharge(encounter);
      case CANCEL_ABSENCE -> cancel().absence(encounter, known);
      case CANCEL_MOVE -> {
        if (!known) {
          status(encounter, trigger.statusOr(EncounterStatus.INPROGRESS));
        }
      }
      case NONE -> {}
      default -> update(encounter, known);
    }
  }

  /** An admission that came before may have been cancelled. */
  private void start(Encounter encounter, boolean known) {
    boolean told = visit.encounter().getPeriod().hasStart();
    boolean anew = known && NOT_BEGUN.contains(encounter.getStatus());
    if (!encounter.getPeriod().hasStart() || (anew && !told)) {
      encounter.getPeriod().setStartElement(moment.copy());
    }
  }

  private VisitCancel cancel() {
    return new VisitCancel(trigger, moment);
  }

  /** Guide, PV1-45: a message that tells of the end as well is about a visit that is over. */
  private void open(Encounter encounter) {
    if (discharge().isPresent()) {
      finish(encounter);
    } else {
      reopen(encounter, trigger.statusOr(visit.usualStatus()));
    }
  }

  private void expect(Encounter encounter, boolean known) {
    if (!known || VOID.contains(encounter.getStatus())) {
      reopen(encounter, trigger.statusOr(EncounterStatus.PLANNED));
    }
  }

  private void update(Encounter encounter, boolean known) {
    if (!known) {
      open(encounter);
    } else if (discharge().isPresent() && !VOID.contains(encounter.getStatus())) {
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

  private void status(Encounter encounter, EncounterStatus status) {
    new StatusHistory(encounter, moment).next(status);
  }
}
