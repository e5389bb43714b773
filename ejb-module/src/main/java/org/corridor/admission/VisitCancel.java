package org.corridor.admission;

import java.time.Instant;
import org.corridor.reconciliation.Memory;
import org.corridor.repository.Names;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;

/**
 * What a cancellation makes of the status of a visit: it gives back what was there before the event
 * that did not happen. Every step may be repeated.
 */
record VisitCancel(Trigger trigger, DateTimeType moment) {

  /** When an admission was cancelled that nobody had told of yet. */
  private static final String CANCELLED_EARLY = Names.EXTENSION + "admission-cancelled";

  /** A11: a patient who was expected before is expected again. */
  void admission(Encounter encounter, Instant time) {
    StatusHistory history = new StatusHistory(encounter, moment);
    boolean planned = encounter.getStatus() == EncounterStatus.PLANNED;
    if (planned && history.wasGoingOn()) {
      return;
    }
    if (history.wasPlanned() && history.isGoingOn()) {
      history.next(EncounterStatus.PLANNED);
      encounter.getPeriod().setEndElement(null);
      return;
    }
    history.next(trigger.statusOr(EncounterStatus.CANCELLED));
    if (planned) {
      Memory.time(encounter, CANCELLED_EARLY, time);
    }
  }

  /** The admission arrives that was cancelled already: its end leaves the patient expected. */
  static void comesLate(Encounter encounter, Instant admitted) {
    Memory.time(encounter, CANCELLED_EARLY)
        .filter(cancelled -> encounter.getStatus() == EncounterStatus.CANCELLED)
        .filter(admitted::isBefore)
        .ifPresent(cancelled -> encounter.setStatus(EncounterStatus.PLANNED));
  }

  /** A27 and A38, of which each takes back its own. */
  void expectation(Encounter encounter, boolean known) {
    boolean left = Expectation.isLeftWithout(encounter, trigger);
    if (!known || (encounter.getStatus() == EncounterStatus.PLANNED && !left)) {
      new StatusHistory(encounter, moment).next(trigger.statusOr(EncounterStatus.CANCELLED));
    }
  }

  /** A13: the patient is there again, or still away for a while. */
  void discharge(Encounter encounter) {
    StatusHistory history = new StatusHistory(encounter, moment);
    if (!history.isGoingOn()) {
      EncounterStatus usual = trigger.statusOr(EncounterStatus.INPROGRESS);
      boolean over = encounter.getStatus() == EncounterStatus.FINISHED;
      history.next(over ? history.goingOnBefore().orElse(usual) : usual);
    }
    if (encounter.hasPeriod()) {
      encounter.getPeriod().setEndElement(null);
    }
  }

  /** A52: whoever did not leave is as before. */
  void absence(Encounter encounter, boolean known) {
    StatusHistory history = new StatusHistory(encounter, moment);
    if (!known || encounter.getStatus() == EncounterStatus.ONLEAVE) {
      history.next(history.goingOnBefore().orElse(trigger.statusOr(EncounterStatus.INPROGRESS)));
    }
  }
}
