package org.corridor.ordering;

import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Passage;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** When something was observed: OBR-7, or the period from it to OBR-8. */
public final class ObservedWhen {

  private static final TypeMap TIME = TypeMaps.named("DTM[dateTime]");

  private ObservedWhen() {}

  public static @Nullable Base read(Spot spot) {
    V2Segment obr = spot.segment();
    Passage passage = spot.passage();
    Type start =
        time(
            spot.repetition().component(1).isEmpty()
                ? null
                : TIME.map(spot.repetition(), passage.context()));
    if (obr.field(8).isAbsent() || !(start instanceof DateTimeType from)) {
      return start;
    }
    passage.context().at(obr.field(8).location());
    Type end = time(TIME.map(obr.field(8).first(), passage.context()));
    return end instanceof DateTimeType to
        ? new Period().setStartElement(from).setEndElement(to)
        : start;
  }

  /** OBR-8 alone. */
  public static @Nullable Base until(Spot spot) {
    return TIME.map(spot.repetition(), spot.passage().context()) instanceof DateTimeType end
        ? new Period().setEndElement(end)
        : null;
  }

  private static @Nullable Type time(@Nullable Base base) {
    return base instanceof Type type ? type : null;
  }
}
