package org.corridor.claims;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Dates of X12 (D8, RD8, DT) and of FHIR. */
final class Dates {
  private static final String DAY = "\\d{8}";

  private Dates() {}

  /** CCYYMMDD; what is no date stays out. */
  static DateType day(String text) {
    try {
      LocalDate day = LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
      return new DateType(day.toString());
    } catch (DateTimeParseException noDate) {
      return new DateType();
    }
  }

  /**
   * A date or period by its format; text where FHIR has no such thing, as an hour alone.
   *
   * @param format D8, RD8, DT, TM
   */
  static Type value(String format, String text) {
    if (format.equals("D8") && !day(text).isEmpty()) {
      return day(text);
    }
    if (format.equals("RD8") && text.matches(DAY + "-" + DAY)) {
      DateType from = day(text.substring(0, 8));
      DateType to = day(text.substring(9));
      if (!from.isEmpty() && !to.isEmpty()) {
        return new Period()
            .setStartElement(new DateTimeType(from.getValueAsString()))
            .setEndElement(new DateTimeType(to.getValueAsString()));
      }
    }
    if (format.equals("DT") && text.matches("\\d{12}") && !day(text.substring(0, 8)).isEmpty()) {
      // FHIR's times have a zone, X12's have none: read and written as if in Greenwich.
      String day = day(text.substring(0, 8)).getValueAsString();
      return new Period()
          .setStartElement(
              new DateTimeType(
                  "%sT%s:%s:00Z".formatted(day, text.substring(8, 10), text.substring(10, 12))));
    }
    return new StringType(format + " " + text);
  }

  /** Format and text of what {@link #value} made; the same of what others wrote. */
  static String[] x12(Type value) {
    if (value instanceof Period period && period.hasEnd()) {
      return new String[] {
        "RD8", day(period.getStartElement()) + "-" + day(period.getEndElement())
      };
    }
    if (value instanceof Period period) {
      DateTimeType start = period.getStartElement();
      String text = start.getValueAsString();
      return text.length() > 15
          ? new String[] {"DT", day(start) + text.substring(11, 13) + text.substring(14, 16)}
          : new String[] {"D8", day(start)};
    }
    if (value instanceof StringType text && text.getValue().indexOf(' ') > 0) {
      return text.getValue().split(" ", 2);
    }
    return value instanceof BaseDateTimeType date
        ? new String[] {"D8", day(date)}
        : new String[] {"", ""};
  }

  /** CCYYMMDD of what has at least a day; empty otherwise. */
  static String day(BaseDateTimeType date) {
    String text = date.getValueAsString();
    return text == null || text.length() < 10
        ? ""
        : text.substring(0, 10).replace("-", "").toUpperCase(Locale.ROOT);
  }

  /** RD8 of a period; one without end ends on the day it begins. */
  static Optional<String> statement(Period period) {
    String from = day(period.getStartElement());
    String to = period.hasEnd() ? day(period.getEndElement()) : from;
    return from.isEmpty() ? Optional.empty() : Optional.of(from + "-" + to);
  }
}
