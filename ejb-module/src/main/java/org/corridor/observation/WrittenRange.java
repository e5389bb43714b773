package org.corridor.observation;

import java.util.List;
import org.corridor.writing.Source;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** OBX-7: the text of a reference range, which numbers have too; in the unit of the value. */
final class WrittenRange {

  private WrittenRange() {}

  /** The first range of an observation or of one of its components. */
  static void write(Base value, V2Value to, Source source) {
    if (value instanceof Observation observation) {
      first(observation.getReferenceRange(), observation.getValue(), to, source);
    } else if (value instanceof ObservationComponentComponent component) {
      first(component.getReferenceRange(), component.getValue(), to, source);
    }
  }

  private static void first(
      List<ObservationReferenceRangeComponent> ranges,
      @Nullable Type value,
      V2Value to,
      Source source) {
    if (!ranges.isEmpty()) {
      ObservationReferenceRangeComponent range = ranges.get(0);
      String text = range.hasText() ? source.say(range.getTextElement()) : text(range);
      to.set(1, text);
      ObservationReferenceRangeComponent read = ReferenceRanges.of(text);
      if (read != null) {
        if (value != null) {
          ReferenceRanges.inUnitOf(value, read);
        }
        sayIfSame(range.getLow(), read.getLow(), source);
        sayIfSame(range.getHigh(), read.getHigh(), source);
      }
    }
  }

  private static String text(ObservationReferenceRangeComponent range) {
    String low = number(range.getLow());
    String high = number(range.getHigh());
    if (low.isEmpty()) {
      return high.isEmpty() ? "" : "<=" + high;
    }
    return high.isEmpty() ? ">=" + low : low + '-' + high;
  }

  private static String number(Quantity end) {
    return end.hasValue() ? end.getValue().toPlainString() : "";
  }

  /** What is only told to people, or is in another unit, stays unsaid. */
  private static void sayIfSame(Quantity end, Quantity read, Source source) {
    boolean sameUnit =
        String.valueOf(end.getUnit()).equals(String.valueOf(read.getUnit()))
            && String.valueOf(end.getCode()).equals(String.valueOf(read.getCode()));
    if (sameUnit && number(end).equals(number(read))) {
      source.sayAll(end);
    }
  }
}
