package org.corridor.datatypes;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Timing.DayOfWeek;
import org.hl7.fhir.r4.model.Timing.EventTiming;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.jspecify.annotations.Nullable;

/**
 * How often something is done (HL7 v2.5.1 section 4.5.4.3 and table 0335): the pattern as sent, and
 * the numbers in it where it has some.
 */
final class Repeats {

  private static final CodeTable PATTERNS = CodeTables.standard().table("RepeatPattern");
  private static final CodeTable EVENTS = CodeTables.standard().table("EventRelatedPeriod");

  private static final Pattern EVERY = Pattern.compile("Q(\\d{0,4})([SMHDWL])");
  private static final Pattern WEEKDAYS = Pattern.compile("Q(\\d{0,2})J([1-7]+)");
  private static final Pattern TIMES_A_DAY = Pattern.compile("(\\d{1,2}|[BTQ])ID");

  /** Units of time by their first letters in HL7 v2 and in words; L is a month. */
  private static final Map<String, UnitsOfTime> UNITS =
      Map.ofEntries(
          Map.entry("S", UnitsOfTime.S),
          Map.entry("SEC", UnitsOfTime.S),
          Map.entry("M", UnitsOfTime.MIN),
          Map.entry("MIN", UnitsOfTime.MIN),
          Map.entry("H", UnitsOfTime.H),
          Map.entry("HR", UnitsOfTime.H),
          Map.entry("D", UnitsOfTime.D),
          Map.entry("DAY", UnitsOfTime.D),
          Map.entry("W", UnitsOfTime.WK),
          Map.entry("WK", UnitsOfTime.WK),
          Map.entry("L", UnitsOfTime.MO),
          Map.entry("MO", UnitsOfTime.MO),
          Map.entry("Y", UnitsOfTime.A),
          Map.entry("A", UnitsOfTime.A));

  private static final Map<String, EventTiming> TIMES_OF_DAY =
      Map.of("QAM", EventTiming.MORN, "QPM", EventTiming.EVE, "QHS", EventTiming.HS);

  /** Those of FHIR by their codes; it has none between meals. */
  private static final Map<String, EventTiming> EVENT_TIMINGS =
      Arrays.stream(EventTiming.values())
          .filter(event -> event != EventTiming.NULL)
          .collect(Collectors.toMap(EventTiming::toCode, event -> event));

  private Repeats() {}

  /** The pattern as a concept; the numbers in it do not make it a code of its own. */
  static @Nullable CodeableConcept concept(Parts pattern, MappingContext context) {
    String code = pattern.get(1);
    boolean counted = EVERY.matcher(code).matches() || WEEKDAYS.matcher(code).matches();
    boolean often = !PATTERNS.knows(code) && TIMES_A_DAY.matcher(code).matches();
    return counted || often
        ? new CodeableConcept().setText(code)
        : Coded.concept(PATTERNS, pattern, context);
  }

  /** Adds what the pattern says in numbers. */
  static void read(TimingRepeatComponent repeat, String pattern) {
    String code = pattern.strip().toUpperCase(Locale.ROOT);
    Matcher every = EVERY.matcher(code);
    Matcher weekdays = WEEKDAYS.matcher(code);
    Matcher daily = TIMES_A_DAY.matcher(code);
    EventTiming when = TIMES_OF_DAY.get(code);
    if (every.matches()) {
      every(repeat, 1, count(every.group(1)), unit(every.group(2)));
    } else if (weekdays.matches()) {
      every(repeat, 1, count(weekdays.group(1)), UnitsOfTime.WK);
      weekdays.group(2).chars().forEach(day -> repeat.addDayOfWeek(day(day - '0')));
    } else if (daily.matches()) {
      every(repeat, times(daily.group(1)), 1, UnitsOfTime.D);
    } else if (code.equals("QOD")) {
      every(repeat, 1, 2, UnitsOfTime.D);
    } else if (when != null) {
      every(repeat, 1, 1, UnitsOfTime.D);
      repeat.addWhen(when);
    } else if (code.equals("ONCE")) {
      repeat.setCount(1);
    } else {
      EVENTS.code(code).ifPresent(event -> when(repeat, event));
    }
  }

  /** An event of the day, such as before breakfast. */
  static void when(TimingRepeatComponent repeat, String event) {
    EventTiming known = EVENT_TIMINGS.get(event);
    if (known != null) {
      repeat.addWhen(known);
    }
  }

  /** The unit of time that {@code text} begins with; null when it is none. */
  static @Nullable UnitsOfTime unit(String text) {
    String unit = text.strip().toUpperCase(Locale.ROOT).replaceAll("(?<=..)S$|[^A-Z]", "");
    UnitsOfTime known = UNITS.get(unit);
    return known != null || unit.length() < 3 ? known : UNITS.get(unit.substring(0, 3));
  }

  /** 1 is Monday (HL7 table 0267 in its order). */
  static DayOfWeek day(int number) {
    String name = java.time.DayOfWeek.of(number).name();
    return DayOfWeek.fromCode(name.substring(0, 3).toLowerCase(Locale.ROOT));
  }

  private static void every(
      TimingRepeatComponent repeat, int frequency, int period, @Nullable UnitsOfTime unit) {
    if (frequency > 0 && period > 0) {
      repeat.setFrequency(frequency).setPeriod(BigDecimal.valueOf(period)).setPeriodUnit(unit);
    }
  }

  private static int count(String digits) {
    return digits.isEmpty() ? 1 : Integer.parseInt(digits);
  }

  private static int times(String word) {
    return switch (word) {
      case "B" -> 2;
      case "T" -> 3;
      case "Q" -> 4;
      default -> Integer.parseInt(word);
    };
  }
}
