package org.corridor.admission;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.reconciliation.Memory;
import org.corridor.subject.Visit;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Encounter.StatusHistoryComponent;
import org.hl7.fhir.r4.model.Period;

/** What one event makes of the status and the end of a visit. Every step may be repeated. */
record VisitState(Trigger trigger, Visit visit, DateTimeType moment) {

  /** Over, one way or the other. */
  private static final Set<EncounterStatus> OVER =
      EnumSet.of(
          EncounterStatus.FINISHED, EncounterStatus.CANCELLED, EncounterStatus.ENTEREDINERROR);

  /** The patient was never there. */
  private static final Set<EncounterStatus> VOID =
      EnumSet.of(EncounterStatus.CANCELLED, EncounterStatus.ENTEREDINERROR);

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
        if (!encounter.getPeriod().hasStart()) {
          encounter.getPeriod().setStartElement(moment.copy());
        }
        open(encounter);
      }
      case EXPECT_ADMIT -> expect(encounter, known);
      case MOVE -> open(encounter);
      case DISCHARGE -> finish(encounter);
      case ABSENCE -> {
        if (!known || !OVER.contains(encounter.getStatus())) {
          status(encounter, trigger.statusOr(EncounterStatus.INPROGRESS));
        }
      }
      case CANCEL_ADMIT, VOID -> status(encounter, trigger.statusOr(EncounterStatus.CANCELLED));
      case CANCEL_EXPECTED_ADMIT -> {
        if (!known || encounter.getStatus() == EncounterStatus.PLANNED) {
          status(encounter, trigger.statusOr(EncounterStatus.CANCELLED));
        }
      }
      case CANCEL_DISCHARGE -> reopen(encounter, trigger.statusOr(EncounterStatus.INPROGRESS));
      case CANCEL_MOVE -> {
        if (!known) {
          status(encounter, trigger.statusOr(EncounterStatus.INPROGRESS));
        }
      }
      case NONE -> {}
      default -> update(encounter, known);
    }
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

  /** Keeps the status that ends now in the history. */
  private void status(Encounter encounter, EncounterStatus status) {
    EncounterStatus old = encounter.getStatus();
    if (old != null && old != status) {
      Period period = new Period().setEndElement(moment.copy());
      DateTimeType since = since(encounter, old);
      if (since.hasValue()
          && !since.getValue().toInstant().isAfter(moment.getValue().toInstant())) {
        period.setStartElement(since.copy());
      }
      encounter.addStatusHistory().setStatus(old).setPeriod(period);
    }
    encounter.setStatus(status);
  }

  private DateTimeType since(Encounter encounter, EncounterStatus status) {
    List<StatusHistoryComponent> history = encounter.getStatusHistory();
    if (!history.isEmpty()) {
      return history.get(history.size() - 1).getPeriod().getEndElement();
    }
    return status == EncounterStatus.PLANNED
        ? Memory.time(encounter, VisitLife.STATE_TIME)
            .map(
                told ->
                    new DateTimeType(
                        Date.from(told), TemporalPrecisionEnum.SECOND, moment.getTimeZone()))
            .orElseGet(DateTimeType::new)
        : encounter.getPeriod().getStartElement();
  }
}
