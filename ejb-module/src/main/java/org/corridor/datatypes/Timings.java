package org.corridor.datatypes;

import java.math.BigDecimal;
import java.util.Map;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.corridor.terminology.Units;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.jspecify.annotations.Nullable;

/** RI, RPT and TQ: when something is to be done: guide, RPT[Timing], RI[Timing], TQ[…]. */
final class Timings {

  private static final CodeTable EVENTS = CodeTables.standard().table("EventRelatedPeriod");

  /** Minutes of a unit, for offsets from an event. */
  private static final Map<UnitsOfTime, Integer> MINUTES =
      Map.of(UnitsOfTime.MIN, 1, UnitsOfTime.H, 60, UnitsOfTime.D, 1440, UnitsOfTime.WK, 10_080);

  private Timings() {}

  /** RI: a pattern and times of day. */
  static @Nullable Timing ri(Parts ri, MappingContext context) {
    Timing timing = new Timing();
    pattern(timing, ri, context);
    for (String at : ri.get(2).split(",", -1)) {
      TimeType time = Times.time(at, context);
      if (time != null) {
        timing.getRepeat().getTimeOfDay().add(time);
      }
    }
    return timing.isEmpty() ? null : timing;
  }

  /** RPT. */
  static @Nullable Timing rpt(V2Repetition value, MappingContext context) {
    Parts rpt = Parts.of(value);
    Timing timing = new Timing();
    pattern(timing, Parts.in(value, 1), context);
    TimingRepeatComponent repeat = timing.getRepeat();
    if (value.glance(2, 1).equals("DW") && rpt.has(2)) {
      weekdays(repeat, rpt, context);
    }
    period(repeat, rpt, context);
    if (EVENTS.code(value.glance(8, 1)).isPresent()) {
      Repeats.when(repeat, EVENTS.code(rpt.get(8)).orElse(""));
    }
    offset(repeat, rpt.get(9), rpt.get(10), context);
    return timing.isEmpty() ? null : timing;
  }

  /** TQ: its pattern, its duration, its bounds and how often. */
  static @Nullable Timing tq(V2Repetition value, MappingContext context) {
    Timing timing = ri(Parts.in(value, 2), context);
    Timing known = timing == null ? new Timing() : timing;
    TimingRepeatComponent repeat = known.getRepeat();
    if (value.component(4).isEmpty() && value.component(5).isEmpty()) {
      if (duration(value.glance(3, 1)) != null) {
        repeat.setBounds(duration(value.component(3)));
      }
    } else {
      repeat.setBounds(Times.period(value.component(4), value.component(5), context));
    }
    Integer often = Numbers.whole(value.component(12), 1, context);
    if (often != null) {
      repeat.setCount(often);
    }
    return known.isEmpty() ? null : known;
  }

  /** TQ.3 and its like: a letter and a number, as {@code H4}; INDEF and patterns are none. */
  static @Nullable Duration duration(String text) {
    if (!text.matches("[SMHDWL]\\d{1,5}")) {
      return null;
    }
    UnitsOfTime unit = Repeats.unit(text.substring(0, 1));
    Duration duration = new Duration();
    duration.setValue(new BigDecimal(text.substring(1)));
    duration.setSystem(Units.UCUM);
    return unit == null ? null : with(duration, unit);
  }

  /** Guide, CWE[Timing-DurationUnit]. */
  static @Nullable CodeType unit(String text, MappingContext context) {
    UnitsOfTime unit = Repeats.unit(text);
    if (unit == null && !text.isEmpty()) {
      context.warn(1, "103", "This is no unit of time that FHIR knows; it was left out.");
    }
    return unit == null ? null : new CodeType(unit.toCode());
  }

  /** Guide, NM[Quantity-LengthOfStay]. */
  static @Nullable Duration days(String text, MappingContext context) {
    Quantity days = Numbers.quantity(text, context);
    if (days == null || days.getValue().signum() <= 0) {
      return null;
    }
    Duration duration = new Duration();
    duration.setValueElement(days.getValueElement());
    duration.setUnit("days").setSystem(Units.UCUM).setCode("d");
    return duration;
  }

  private static Duration with(Duration duration, UnitsOfTime unit) {
    duration.setUnit(unit.toCode()).setCode(unit.toCode());
    return duration;
  }

  private static void pattern(Timing timing, Parts pattern, MappingContext context) {
    if (pattern.has(1)) {
      timing.setCode(Repeats.concept(pattern, context));
      Repeats.read(timing.getRepeat(), pattern.get(1));
    }
  }

  private static void weekdays(TimingRepeatComponent repeat, Parts rpt, MappingContext context) {
    Integer first = Numbers.whole(rpt.get(3), 1, context);
    Integer last = rpt.has(4) ? Numbers.whole(rpt.get(4), 1, context) : first;
    for (int day = first == null ? 8 : first; last != null && day <= Math.min(7, last); day++) {
      repeat.addDayOfWeek(Repeats.day(day));
    }
  }

  private static void period(TimingRepeatComponent repeat, Parts rpt, MappingContext context) {
    UnitsOfTime unit = Repeats.unit(rpt.get(6));
    BigDecimal period = Numbers.number(rpt.get(5));
    if (rpt.has(5) && (period == null || unit == null)) {
      int part = unit == null && period != null ? 6 : 5;
      context.warn(part, "102", "This period has no number or no unit of time; it was left out.");
    } else if (period != null) {
      repeat.setPeriod(period).setPeriodUnit(unit);
    }
  }

  /** In minutes; it says nothing without the event that it counts from (FHIR R4, tim-9). */
  static void offset(
      TimingRepeatComponent repeat, String number, String unit, MappingContext context) {
    UnitsOfTime known = unit.isEmpty() ? UnitsOfTime.MIN : Repeats.unit(unit);
    BigDecimal value = Numbers.number(number);
    Integer minutes = known == null ? null : MINUTES.get(known);
    if (value != null && minutes != null && value.signum() >= 0 && repeat.hasWhen()) {
      repeat.setOffset(value.multiply(BigDecimal.valueOf(minutes)).intValue());
    } else if (!number.isEmpty()) {
      int part = known == null ? 10 : 9;
      context.warn(part, "102", "This offset counts from no event; it was left out.");
    }
  }
}
