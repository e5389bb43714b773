package org.corridor.staff;

import java.util.Optional;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.shared.Finding;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.DateTimeType;

/**
 * What the event of a record comes to.
 *
 * @param inUse whether the record is in use now
 * @param end when it goes out of use, or went
 */
record Effect(boolean inUse, Optional<DateTimeType> end) {

  private static final TypeMap TIME = TypeMaps.named("DTM[dateTime]");

  /** MFE-3 may lie ahead: until then nothing changes. */
  static Effect of(RecordEvent event, V2Segment mfe, Passage passage) {
    passage.context().at(mfe.location() + "-3");
    if (event.isInUse()) {
      return new Effect(true, Optional.empty());
    }
    DateTimeType when =
        TIME.map(mfe.field(3).first(), passage.context()) instanceof DateTimeType told
            ? told
            : passage.moment();
    boolean later = when.getValue().toInstant().isAfter(passage.time());
    if (later) {
      passage.note(
          Finding.information(
              mfe.location() + "-3",
              "effective-later",
              "The record goes out of use later; its end was noted."));
    }
    return new Effect(later, Optional.of(when));
  }
}
