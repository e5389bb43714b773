package org.corridor.ordering;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.terminology.CodeTable;
import org.corridor.terminology.CodeTables;
import org.corridor.translation.Passage;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * TQ, which stands in ORC-7 and OBR-27 and was replaced by TQ1: guide, TQ[ServiceRequest] and
 * RI[Timing]. Of several only the first is read; a request happens by one schedule.
 */
public final class OlderTimings {

  private static final TypeMap PERIOD = TypeMaps.named("TQ[Period]");
  private static final CodeTable PRIORITY = CodeTables.standard().table("ExtendedPriorityCodes");

  /** Table of HL7 v2.5.1 ch. 4.3.3: a letter for the unit and a number. */
  private static final Pattern LENGTH = Pattern.compile("([SMHDWL])(\\d{1,6})");

  private static final Map<String, String> LETTERS =
      Map.of("S", "s", "M", "min", "H", "h", "D", "d", "W", "wk", "L", "mo");

  private static final Pattern TIMES = Pattern.compile("X(\\d{1,6})");

  private OlderTimings() {}

  static @Nullable Base quantity(Spot spot) {
    String count = spot.repetition().sub(1, 1);
    if (spot.index() > 0 || !count.matches("\\d{1,12}(\\.\\d{1,12})?")) {
      return null;
    }
    Quantity quantity = new Quantity().setValue(new BigDecimal(count));
    String unit = spot.repetition().sub(1, 2);
    return unit.isEmpty() ? quantity : quantity.setUnit(unit);
  }

  static @Nullable Base timing(Spot spot) {
    return spot.index() > 0 ? null : of(spot.repetition(), spot.passage()).orElse(null);
  }

  /** What a TQ says of the time; empty when it says nothing. */
  public static Optional<Timing> of(V2Repetition tq, Passage passage) {
    Timing timing = new Timing();
    String pattern = tq.sub(2, 1);
    if (!pattern.isEmpty()) {
      timing.setCode(new CodeableConcept().setText(pattern));
      RepeatPatterns.read(pattern, timing.getRepeat());
    }
    for (String hour : tq.sub(2, 2).split(",", -1)) {
      clock(hour.strip()).ifPresent(timing.getRepeat().getTimeOfDay()::add);
    }
    Period bounds = PERIOD.map(tq, passage.context()) instanceof Period period ? period : null;
    Optional<Durations> length = length(tq.component(3));
    if (Timings.bounds(bounds, length) instanceof Type known) {
      timing.getRepeat().setBounds(known);
    }
    count(tq).ifPresent(timing.getRepeat()::setCount);
    return Timings.settled(timing);
  }

  private static Optional<TimeType> clock(String text) {
    return text.matches("([01]\\d|2[0-3])[0-5]\\d")
        ? Optional.of(new TimeType(text.substring(0, 2) + ':' + text.substring(2) + ":00"))
        : Optional.empty();
  }

  private static Optional<Durations> length(String text) {
    Matcher matcher = LENGTH.matcher(text.strip().toUpperCase(Locale.ROOT));
    return matcher.matches()
        ? Durations.of(matcher.group(2), LETTERS.getOrDefault(matcher.group(1), ""))
        : Optional.empty();
  }

  /** TQ.12, or the number of times that TQ.3 may say instead of a length. */
  private static Optional<Integer> count(V2Repetition tq) {
    Matcher times = TIMES.matcher(tq.component(3).strip().toUpperCase(Locale.ROOT));
    String count = times.matches() ? times.group(1) : tq.component(12);
    return count.matches("[1-9]\\d{0,5}") ? Optional.of(Integer.valueOf(count)) : Optional.empty();
  }

  static @Nullable Base priority(Spot spot) {
    String code = spot.repetition().component(6);
    return spot.index() > 0 ? null : PRIORITY.code(code).map(CodeType::new).orElse(null);
  }

  static @Nullable Base text(Spot spot) {
    String text = spot.repetition().component(8);
    return text.isBlank() ? null : new Annotation().setText(text);
  }
}
