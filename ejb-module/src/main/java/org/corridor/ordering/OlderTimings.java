package org.corridor.ordering;

import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * TQ, which stands in ORC-7 and OBR-27 and was replaced by TQ1: guide, TQ[ServiceRequest]. Of
 * several only the first is read; a request happens by one schedule.
 */
final class OlderTimings {

  private static final TypeMap QUANTITY = TypeMaps.named("TQ[Quantity]");
  private static final TypeMap TIMING = TypeMaps.named("TQ[Timing]");
  private static final TypeMap PRIORITY = TypeMaps.named("TQ[code]");
  private static final TypeMap TEXT = TypeMaps.named("TQ[string]");

  private OlderTimings() {}

  static @Nullable Base quantity(Spot spot) {
    return first(QUANTITY, spot);
  }

  static @Nullable Base timing(Spot spot) {
    return first(TIMING, spot);
  }

  static @Nullable Base priority(Spot spot) {
    return first(PRIORITY, spot);
  }

  static @Nullable Base text(Spot spot) {
    return TEXT.map(spot.repetition(), spot.passage().context()) instanceof StringType text
        ? new Annotation().setText(text.getValue())
        : null;
  }

  private static @Nullable Base first(TypeMap map, Spot spot) {
    return spot.index() > 0 ? null : map.map(spot.repetition(), spot.passage().context());
  }
}
