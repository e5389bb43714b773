package org.corridor.writing;

import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.TimeType;

/** DTM, TS, DT, TM and DR: as precise as FHIR has it, with its offset (HL7 v2.5.1 ch. 2A.22). */
final class Times {

  /** A second has four digits at most behind its point. */
  private static final Pattern FRACTION = Pattern.compile("(\\.\\d{4})\\d+");

  private Times() {}

  static void write(Base value, V2Value to, Source source) {
    if (value instanceof BaseDateTimeType time) {
      to.set(1, say(time, source));
    } else if (value instanceof TimeType time) {
      String text = source.say(time).replace(":", "");
      to.set(1, FRACTION.matcher(text).replaceFirst("$1"));
    }
  }

  /** DR: a period, or a time that begins one. */
  static void range(Base value, V2Value to, Source source) {
    if (value instanceof Period period) {
      period(period, to, 1, source);
    } else {
      write(value, to, source);
    }
  }

  /** Both ends of {@code period}, the second in the component behind the first. */
  static void period(Period period, V2Value to, int component, Source source) {
    to.set(component, say(period.getStartElement(), source));
    to.set(component + 1, say(period.getEndElement(), source));
  }

  static String say(BaseDateTimeType time, Source source) {
    return compact(source.say(time));
  }

  static String text(PrimitiveType<?> time) {
    return compact(time.getValueAsString());
  }

  private static String compact(String iso) {
    int clock = iso.indexOf('T');
    if (clock < 0) {
      return iso.replace("-", "");
    }
    String time = iso.substring(clock + 1).replace(":", "").replace("Z", "+0000");
    return iso.substring(0, clock).replace("-", "") + FRACTION.matcher(time).replaceFirst("$1");
  }
}
