package org.corridor.subject;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Period;

/** FHIR R4, per-1: what ends does not end before it starts. Of such a period the start is kept. */
public final class VisitPeriods {

  private static final int DAY = "2025-06-11".length();

  private VisitPeriods() {}

  /** Takes the ends off the periods of {@code encounter} that end before they start. */
  public static void putInOrder(Encounter encounter) {
    putInOrder(encounter.getPeriod());
    encounter.getLocation().forEach(place -> putInOrder(place.getPeriod()));
  }

  private static void putInOrder(Period period) {
    if (!isInOrder(period)) {
      period.setEndElement(null);
    }
  }

  static boolean isInOrder(Period period) {
    return !period.hasStart()
        || !period.hasEnd()
        || !isBefore(period.getEndElement(), period.getStartElement());
  }

  /** Times that are not equally precise compare as far as the vaguer one goes. */
  private static boolean isBefore(DateTimeType one, DateTimeType other) {
    if (isTime(one) && isTime(other)) {
      return one.getValue().toInstant().isBefore(other.getValue().toInstant());
    }
    String first = one.getValueAsString();
    String second = other.getValueAsString();
    int length = Math.min(DAY, Math.min(first.length(), second.length()));
    return first.substring(0, length).compareTo(second.substring(0, length)) < 0;
  }

  private static boolean isTime(DateTimeType time) {
    return time.getPrecision().compareTo(TemporalPrecisionEnum.DAY) > 0;
  }
}
