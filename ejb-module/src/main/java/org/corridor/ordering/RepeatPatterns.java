package org.corridor.ordering;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Timing.DayOfWeek;
import org.hl7.fhir.r4.model.Timing.EventTiming;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;

/** Repeat patterns of table 0335, such as {@code Q6H}, {@code BID} or {@code Q1J2}, as numbers. */
final class RepeatPatterns {

  private static final Pattern EVERY = Pattern.compile("Q(\\d{1,4})(S|M|H|D|W|L)");
  private static final Pattern WEEKDAY = Pattern.compile("Q(\\d{1,4})J(\\d{1,7})");
  private static final Pattern DAILY = Pattern.compile("(\\d{1,3})ID");
  private static final Map<String, String> UNITS =
      Map.of("S", "s", "M", "min", "H", "h", "D", "d", "W", "wk", "L", "mo");
  private static final Map<String, Integer> A_DAY = Map.of("QD", 1, "BID", 2, "TID", 3, "QID", 4);
  private static final DayOfWeek[] DAYS = {
    DayOfWeek.MON,
    DayOfWeek.TUE,
    DayOfWeek.WED,
    DayOfWeek.THU,
    DayOfWeek.FRI,
    DayOfWeek.SAT,
    DayOfWeek.SUN
  };

  private RepeatPatterns() {}

  /** Adds what {@code code} says to {@code repeat}; an unknown code says nothing. */
  static void read(String code, TimingRepeatComponent repeat) {
    String pattern = code.strip().toUpperCase(Locale.ROOT);
    Matcher every = EVERY.matcher(pattern);
    Matcher weekday = WEEKDAY.matcher(pattern);
    Matcher daily = DAILY.matcher(pattern);
    if (every.matches()) {
      each(repeat, 1, every.group(1), UNITS.getOrDefault(every.group(2), "d"));
    } else if (weekday.matches()) {
      each(repeat, weekday.group(2).length(), weekday.group(1), "wk");
      weekday.group(2).chars().forEach(day -> day(String.valueOf((char) day), repeat));
    } else if (daily.matches()) {
      each(repeat, Integer.parseInt(daily.group(1)), "1", "d");
    } else if (A_DAY.containsKey(pattern)) {
      each(repeat, A_DAY.getOrDefault(pattern, 1), "1", "d");
    } else if (pattern.equals("QOD")) {
      each(repeat, 1, "2", "d");
    } else if (pattern.equals("ONCE")) {
      repeat.setCount(1);
    } else {
      event(pattern.replaceFirst("^Q", ""), repeat);
    }
  }

  private static void each(TimingRepeatComponent repeat, int times, String period, String unit) {
    if (times > 0 && !period.matches("0+")) {
      repeat.setFrequency(times).setPeriod(new BigDecimal(period));
      repeat.setPeriodUnit(UnitsOfTime.fromCode(unit));
    }
  }

  /** A day of the week, 1 for Monday. */
  static void day(String number, TimingRepeatComponent repeat) {
    if (number.matches("[1-7]")) {
      DayOfWeek day = DAYS[Integer.parseInt(number) - 1];
      if (repeat.getDayOfWeek().stream().noneMatch(known -> known.getValue() == day)) {
        repeat.addDayOfWeek(day);
      }
    }
  }

  /** An event of the day; one that FHIR does not know says nothing. */
  static void event(String code, TimingRepeatComponent repeat) {
    event(code).filter(event -> !repeat.hasWhen(event)).ifPresent(repeat::addWhen);
  }

  private static Optional<EventTiming> event(String code) {
    try {
      return Optional.ofNullable(EventTiming.fromCode(code));
    } catch (FHIRException e) {
      return Optional.empty();
    }
  }
}
