package org.corridor.scheduling;

import java.time.Duration;
import java.util.Optional;
import org.corridor.writing.Source;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;

/** What {@link Timing} reads, on the way back: beginnings and durations. */
final class WrittenTimes {

  private static final int DAY = "2025-06-11".length();

  private WrittenTimes() {}

  /** TQ.4 and TQ.5: when the appointment begins and ends. */
  static void first(Base value, V2Value to, Source source) {
    if (value instanceof Appointment appointment) {
      to.set(4, source.sayTime(appointment.getStartElement()));
      to.set(5, source.sayTime(appointment.getEndElement()));
    }
  }

  /** How long a period takes, in the unit that {@link #unit} tells. */
  static void duration(Base value, V2Value to, Source source) {
    if (value instanceof Period period) {
      span(period)
          .ifPresent(
              span -> {
                source.say(period.getEndElement());
                to.set(1, String.valueOf(isMinutes(span) ? span.toMinutes() : span.toSeconds()));
              });
    }
  }

  static void unit(Base value, V2Value to, Source source) {
    if (value instanceof Period period) {
      span(period).ifPresent(span -> to.set(1, isMinutes(span) ? "min" : "s"));
    }
  }

  private static boolean isMinutes(Duration span) {
    return span.toSecondsPart() == 0;
  }

  /** Between two times of day that follow each other; minutes say nothing of whole days. */
  private static Optional<Duration> span(Period period) {
    return isTime(period.getStartElement()) && isTime(period.getEndElement())
        ? Optional.of(Duration.between(period.getStart().toInstant(), period.getEnd().toInstant()))
            .filter(span -> span.toSeconds() > 0)
        : Optional.empty();
  }

  private static boolean isTime(BaseDateTimeType time) {
    return time.hasValue() && time.getValueAsString().length() > DAY;
  }
}
