package org.corridor.ordering;

import java.util.Map;
import java.util.Optional;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.jspecify.annotations.Nullable;

/** TQ1: when and how often. Guide, TQ1[ServiceRequest] and RPT[Timing]. */
public final class Timings {

  private static final SegmentTable TQ1 =
      SegmentTable.load(
          Timings.class,
          "TQ1-Timing.csv",
          new Timing(),
          Map.of(
              "relativeTime", Timings::offset,
              "bounds", Timings::bounds,
              "timeUnit", Timings::unit));

  private static final TypeMap PATTERN = TypeMaps.named("RPT[Timing]");
  private static final TypeMap TIME = TypeMaps.named("DTM[dateTime]");

  private Timings() {}

  /** The tables that say what goes where. */
  public static SegmentTable table() {
    return TQ1;
  }

  /** What a TQ1 says of the time; empty when it says nothing. */
  public static Optional<Timing> of(V2Segment tq1, Passage passage) {
    Timing timing = new Timing();
    passage.context().at(tq1.field(3).location());
    for (V2Repetition pattern : tq1.field(3).repetitions()) {
      if (PATTERN.map(pattern, passage.context()) instanceof Timing known) {
        timing = timing.isEmpty() ? known : both(timing, known.getRepeat());
      }
    }
    TQ1.fill(timing, tq1, passage);
    settle(timing.getRepeat());
    return timing.isEmpty() ? Optional.empty() : Optional.of(timing);
  }

  /** Several patterns add their days and events to one schedule. */
  private static Timing both(Timing timing, TimingRepeatComponent further) {
    further.getDayOfWeek().forEach(day -> timing.getRepeat().addDayOfWeek(day.getValue()));
    further.getWhen().forEach(event -> timing.getRepeat().addWhen(event.getValue()));
    return timing;
  }

  /** Drops what FHIR allows only beside something that was not sent. */
  private static void settle(TimingRepeatComponent repeat) {
    if (repeat.hasTimeOfDay()) {
      repeat.setWhen(null);
    }
    if (!repeat.hasWhen()) {
      repeat.setOffsetElement(null);
    }
    if (!repeat.hasDuration() || !repeat.hasDurationUnit()) {
      repeat.setDurationElement(null).setDurationUnit(null);
    }
  }

  /** The function that a table calls for its element of type Timing. */
  static @Nullable Base read(Spot spot) {
    return spot.index() > 0 ? null : of(spot.segment(), spot.passage()).orElse(null);
  }

  private static @Nullable Base offset(Spot spot) {
    return duration(spot.repetition())
        .map(duration -> new UnsignedIntType(duration.minutes()))
        .orElse(null);
  }

  private static Optional<Durations> duration(V2Repetition cq) {
    // What is no length of time stays unread.
    return Durations.of(cq.glance(1, 1), cq.glance(2, 1))
        .flatMap(known -> Durations.of(cq.component(1), cq.component(2)));
  }

  private static @Nullable Base unit(Spot spot) {
    return Durations.unit(spot.repetition().glance(2, 1)).isEmpty()
        ? null
        : Durations.unit(spot.repetition().component(2)).map(CodeType::new).orElse(null);
  }

  private static @Nullable Base bounds(Spot spot) {
    V2Segment tq1 = spot.segment();
    Period period = new Period();
    period.setStartElement(time(tq1.field(7).first(), spot.passage()));
    period.setEndElement(time(tq1.field(8).first(), spot.passage()));
    return period.hasStart() && period.hasEnd()
        ? period
        : bounds(period, duration(tq1.field(6).first()));
  }

  /** A length, or the period that begins or ends with it. */
  private static @Nullable Base bounds(Period period, Optional<Durations> length) {
    if (period.isEmpty()) {
      return length.map(Durations::toDuration).orElse(null);
    }
    if (!period.hasEnd()) {
      length
          .flatMap(known -> known.from(period.getStartElement(), 1))
          .ifPresent(period::setEndElement);
    } else if (!period.hasStart()) {
      length
          .flatMap(known -> known.from(period.getEndElement(), -1))
          .ifPresent(period::setStartElement);
    }
    return period;
  }

  private static @Nullable DateTimeType time(V2Repetition dtm, Passage passage) {
    return TIME.map(dtm, passage.context()) instanceof DateTimeType time ? time : null;
  }
}
