package org.corridor.scheduling;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Date;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Field;
import org.corridor.hl7v2.V2Segment;
import org.corridor.shared.Finding;
import org.corridor.translation.Passage;
import org.corridor.translation.Spot;
import org.corridor.translation.ValueFunction;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.jspecify.annotations.Nullable;

/**
 * When an appointment and its resources are due. In AIS, AIG, AIL and AIP the start, its offset,
 * the offset's unit, the duration and the duration's unit are five fields in a row (HL7 v2.5.1 ch.
 * 10.6).
 */
final class Timing {

  static final Map<String, ValueFunction> FUNCTIONS =
      Map.of(
          "firstStart", spot -> first(spot, "TQ[Appointment-start]"),
          "firstEnd", spot -> first(spot, "TQ[Appointment-end]"),
          "minutes", Timing::minutes,
          "startAfterOffset", Timing::startAfterOffset,
          "endAfterDuration", Timing::endAfterDuration,
          "servicePeriod", Timing::servicePeriod);

  private static final TypeMap TIME = TypeMaps.named("DTM[dateTime]");
  private static final TypeMap TIMING = TypeMaps.named("TQ[Period]");

  /** Seconds of a unit, by the letters it begins with; nobody books seconds without saying so. */
  private static final Map<String, Integer> SECONDS =
      Map.of("", 60, "m", 60, "h", 3600, "s", 1, "d", 86_400, "w", 604_800);

  private static final Set<TemporalPrecisionEnum> DAYS =
      EnumSet.of(
          TemporalPrecisionEnum.YEAR, TemporalPrecisionEnum.MONTH, TemporalPrecisionEnum.DAY);

  private Timing() {}

  private static @Nullable Base first(Spot spot, String map) {
    if (spot.index() > 0) {
      spot.passage()
          .note(
              Finding.warning(
                  spot.passage().context().location(),
                  "several-times",
                  "An appointment has one time; only the first of several was used."));
      return null;
    }
    return TypeMaps.named(map).map(spot.repetition(), spot.passage().context());
  }

  /** SCH-9 in the unit of SCH-10, in whole minutes. */
  private static @Nullable Base minutes(Spot spot) {
    if (spot.index() > 0) {
      return null;
    }
    V2Segment sch = spot.segment();
    return span(sch.field(spot.field()), sch.field(spot.field() + 1), spot.passage())
        .filter(span -> span.toMinutes() > 0)
        .map(span -> new PositiveIntType((int) span.toMinutes()))
        .orElse(null);
  }

  private static @Nullable Base startAfterOffset(Spot spot) {
    V2Segment resource = spot.segment();
    Optional<Duration> offset =
        span(resource.field(spot.field()), resource.field(spot.field() + 1), spot.passage());
    return beginning(spot.passage())
        .flatMap(start -> offset.flatMap(by -> after(start, by)))
        .orElse(null);
  }

  private static @Nullable Base endAfterDuration(Spot spot) {
    V2Segment resource = spot.segment();
    Optional<Duration> duration =
        span(resource.field(spot.field()), resource.field(spot.field() + 1), spot.passage());
    return time(resource.field(spot.field() - 3), spot.passage())
        .flatMap(start -> duration.flatMap(by -> after(start, by)))
        .orElse(null);
  }

  /** AIS-4 to AIS-8 as a whole. */
  private static @Nullable Base servicePeriod(Spot spot) {
    V2Segment ais = spot.segment();
    Passage passage = spot.passage();
    Optional<DateTimeType> start =
        ais.field(4).isAbsent()
            ? beginning(passage)
                .flatMap(
                    begin ->
                        span(ais.field(5), ais.field(6), passage).flatMap(by -> after(begin, by)))
            : time(ais.field(4), passage);
    if (start.isEmpty()) {
      return null;
    }
    Period period = new Period().setStartElement(start.get());
    Optional<Duration> duration = span(ais.field(7), ais.field(8), passage);
    duration.flatMap(by -> after(start.get(), by)).ifPresent(period::setEndElement);
    return period;
  }

  /** When the appointment as a whole begins: TQ1-7, else SCH-11.4. */
  private static Optional<DateTimeType> beginning(Passage passage) {
    Optional<DateTimeType> told =
        passage.message().first("TQ1").flatMap(tq1 -> time(tq1.field(7), passage));
    return told.isPresent()
        ? told
        : passage
            .message()
            .first("SCH")
            .map(sch -> TIMING.map(sch.field(11).first(), passage.context()))
            .filter(Period.class::isInstance)
            .map(period -> ((Period) period).getStartElement())
            .filter(DateTimeType::hasValue);
  }

  private static Optional<DateTimeType> time(V2Field field, Passage passage) {
    return TIME.map(field.first(), passage.context()) instanceof DateTimeType time
        ? Optional.of(time)
        : Optional.empty();
  }

  /** Empty where the start is a day only: minutes after that say nothing. */
  private static Optional<DateTimeType> after(DateTimeType start, Duration span) {
    if (DAYS.contains(start.getPrecision())) {
      return Optional.empty();
    }
    DateTimeType later = start.copy();
    later.setValue(Date.from(start.getValue().toInstant().plus(span)));
    return Optional.of(later);
  }

  private static Optional<Duration> span(V2Field amount, V2Field unit, Passage passage) {
    String text = amount.text().strip();
    String letter = unit.first().component(1).strip().toLowerCase(Locale.ROOT);
    Integer seconds = SECONDS.get(letter.isEmpty() ? "" : letter.substring(0, 1));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (seconds != null) {
        BigDecimal whole = new BigDecimal(text).multiply(BigDecimal.valueOf(seconds));
        return Optional.of(
            Duration.ofSeconds(whole.setScale(0, RoundingMode.HALF_UP).intValueExact()));
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // said below, with the place
    }
    String where = seconds == null ? unit.location() : amount.location();
    passage.note(Finding.warning(where, "102", "This is no length of time; it was left out."));
    return Optional.empty();
  }
}
