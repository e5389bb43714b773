package org.corridor.admission;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.reconciliation.Memory;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Encounter.StatusHistoryComponent;
import org.hl7.fhir.r4.model.Period;

/**
 * The status of a visit and those it had before.
 *
 * @param moment when what is told now happened
 */
record StatusHistory(Encounter encounter, DateTimeType moment) {

  /** The patient is there, or only away for a while. */
  private static final Set<EncounterStatus> GOING_ON =
      EnumSet.of(
          EncounterStatus.ARRIVED,
          EncounterStatus.TRIAGED,
          EncounterStatus.INPROGRESS,
          EncounterStatus.ONLEAVE);

  /** Keeps the status that ends now in the history. */
  void next(EncounterStatus status) {
    EncounterStatus old = encounter.getStatus();
    if (old != null && old != status) {
      Period period = new Period().setEndElement(moment.copy());
      DateTimeType since = since(old);
      if (since.hasValue()
          && !since.getValue().toInstant().isAfter(moment.getValue().toInstant())) {
        period.setStartElement(since.copy());
      }
      encounter.addStatusHistory().setStatus(old).setPeriod(period);
    }
    encounter.setStatus(status);
  }

  boolean isGoingOn() {
    return GOING_ON.contains(encounter.getStatus());
  }

  /** What the visit was before its present status, if the patient was there. */
  Optional<EncounterStatus> goingOnBefore() {
    return past().reduce((first, last) -> last).filter(GOING_ON::contains);
  }

  /** Whether the patient was expected before the first sign of being there. */
  boolean wasPlanned() {
    return past().anyMatch(EncounterStatus.PLANNED::equals);
  }

  boolean wasGoingOn() {
    return past().anyMatch(GOING_ON::contains);
  }

  private Stream<EncounterStatus> past() {
    return encounter.getStatusHistory().stream().map(StatusHistoryComponent::getStatus);
  }

  private DateTimeType since(EncounterStatus status) {
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
