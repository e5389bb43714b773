package org.corridor.translation;

import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;

/**
 * A place that a condition looks at, such as {@code PV1-2} or {@code PID-13.2}.
 *
 * @param segment the segment's name
 * @param field from 1
 * @param component from 1; 0 for the whole repetition
 * @param subcomponent from 1
 */
record Place(String segment, int field, int component, int subcomponent) {

  /**
   * Reads a place.
   *
   * @throws IllegalArgumentException when {@code text} is none
   */
  static Place of(String text) {
    int dash = text.indexOf('-');
    if (dash != 3) {
      throw new IllegalArgumentException("not a field: " + text);
    }
    String[] numbers = text.substring(4).split("\\.", -1);
    if (numbers.length > 3) {
      throw new IllegalArgumentException("too deep: " + text);
    }
    return new Place(
        text.substring(0, 3),
        number(numbers, 0, text),
        numbers.length > 1 ? number(numbers, 1, text) : 0,
        numbers.length > 2 ? number(numbers, 2, text) : 1);
  }

  private static int number(String[] numbers, int index, String text) {
    try {
      int number = Integer.parseInt(numbers[index]);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, with the place
    }
    throw new IllegalArgumentException("not a field: " + text);
  }

  /**
   * What stands there: in the repetition being mapped when the place is in its field, else in the
   * first repetition, of this segment or of the first one of the name.
   */
  String in(Spot spot) {
    V2Repetition repetition =
        isField(spot.segment(), spot.field()) ? spot.repetition() : elsewhere(spot);
    return component == 0 ? repetition.text() : repetition.sub(component, subcomponent);
  }

  private boolean isField(V2Segment at, int fieldAt) {
    return field == fieldAt && at.name().equals(segment);
  }

  private V2Repetition elsewhere(Spot spot) {
    V2Message message = spot.passage().message();
    V2Segment here = spot.segment();
    V2Segment there = here.name().equals(segment) ? here : message.first(segment).orElse(here);
    // A segment that was not sent has no such field: any number beyond the last reads as empty.
    return there.name().equals(segment)
        ? there.field(field).first()
        : here.field(Integer.MAX_VALUE).first();
  }

  /** How often the field was sent. */
  int repetitions(Spot spot) {
    V2Segment here = spot.segment();
    return here.name().equals(segment)
        ? here.field(field).count()
        : spot.passage()
            .message()
            .first(segment)
            .map(there -> there.field(field).count())
            .orElse(0);
  }
}
