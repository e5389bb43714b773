package org.corridor.datatypes;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.TimeType;
import org.jspecify.annotations.Nullable;

/** DTM, TS, DT, TM, DR: times as precise as they were sent. */
final class Times {

  private static final Pattern TIME =
      Pattern.compile("([01]\\d|2[0-3])([0-5]\\d)?([0-5]\\d)?(\\.\\d{1,9})?([+-]\\d{2,4})?");

  private Times() {}

  static @Nullable DateTimeType dateTime(String text, MappingContext context) {
    Moment moment = read(text, context);
    return moment == null ? null : new DateTimeType(context.said(moment));
  }

  /** The day, month or year: what comes after is cut off, in the place where it was written. */
  static @Nullable DateType date(String text, MappingContext context) {
    Moment moment = read(text, context);
    return moment == null ? null : new DateType(moment.date());
  }

  /** The beginning of what was sent. */
  static @Nullable InstantType instant(String text, MappingContext context) {
    Moment moment = read(text, context);
    return moment == null ? null : new InstantType(moment.instant());
  }

  /** A time of day; FHIR knows no zone here and asks for minutes and seconds. */
  static @Nullable TimeType time(String text, MappingContext context) {
    if (text.isBlank()) {
      return null;
    }
    Matcher m = TIME.matcher(text.strip().replace(":", ""));
    if (!m.matches()) {
      context.warn(0, "102", "This is not a time of day; it was left out.");
      return null;
    }
    String minute = m.group(2) == null ? "00" : m.group(2);
    String second = m.group(3) == null ? "00" : m.group(3);
    String fraction = m.group(4) == null ? "" : m.group(4);
    return new TimeType(m.group(1) + ":" + minute + ":" + second + fraction);
  }

  static @Nullable Period period(String start, String end, MappingContext context) {
    DateTimeType from = dateTime(start, context);
    DateTimeType to = dateTime(end, context);
    if (from == null && to == null) {
      return null;
    }
    Period period = new Period().setStartElement(from).setEndElement(to);
    if (from != null && to != null && endsBeforeItStarts(from, to)) {
      context.warn(0, "102", "The period ends before it starts; only its start was kept.");
      period.setEndElement(null);
    }
    return period;
  }

  /** Only times of equal precision compare: the end of a period may be just a year. */
  private static boolean endsBeforeItStarts(DateTimeType from, DateTimeType to) {
    return from.getPrecision() == to.getPrecision()
        && to.getValue().toInstant().isBefore(from.getValue().toInstant());
  }

  /** The zone for times without an offset of a message that says {@code messageTime} in MSH-7. */
  static ZoneId zoneOf(String messageTime, ZoneId usual) {
    int sign = Moment.signIn(messageTime);
    if (sign < 0) {
      return usual;
    }
    try {
      return Moment.offset(messageTime.substring(sign));
    } catch (DateTimeException e) {
      return usual;
    }
  }

  private static @Nullable Moment read(String text, MappingContext context) {
    if (text.isBlank()) {
      return null;
    }
    try {
      Moment moment = context.moment(text.strip());
      if (moment.shifted()) {
        context.warn(
            0, "102", "This local time was skipped by a change of clocks; it was moved forward.");
      }
      return moment;
    } catch (DateTimeException e) {
      context.warn(0, "102", "This is not a possible date or time; it was left out.");
      return null;
    }
  }
}
