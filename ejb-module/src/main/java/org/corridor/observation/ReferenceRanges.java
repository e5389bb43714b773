package org.corridor.observation;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** OBX-7: the text always, and numbers where the text has no other reading. */
final class ReferenceRanges {

  private static final String NUMBER = "(-?\\d{1,30}(?:\\.\\d{1,30})?)";
  private static final Pattern BOTH =
      Pattern.compile("\\s*" + NUMBER + "\\s*(?:-|–|to)\\s*" + NUMBER + "\\s*");
  private static final Pattern ONE = Pattern.compile("\\s*(<=?|>=?)\\s*" + NUMBER + "\\s*");

  private ReferenceRanges() {}

  static @Nullable Base read(Spot spot) {
    V2Segment obx = spot.segment();
    boolean ofComponents = obx.field(5).repetitions().size() > 1 && ObservedValue.isComponents(obx);
    return ofComponents ? null : of(spot.repetition().text());
  }

  static @Nullable ObservationReferenceRangeComponent of(String text) {
    if (text.isBlank()) {
      return null;
    }
    ObservationReferenceRangeComponent range = new ObservationReferenceRangeComponent();
    range.setText(text);
    Matcher both = BOTH.matcher(text);
    if (both.matches()) {
      Quantity low = amount(both.group(1));
      Quantity high = amount(both.group(2));
      if (low.getValue().compareTo(high.getValue()) <= 0) {
        range.setLow(low).setHigh(high);
      }
    } else {
      bound(range, ONE.matcher(text));
    }
    return range;
  }

  private static void bound(ObservationReferenceRangeComponent range, Matcher one) {
    if (one.matches()) {
      Quantity bound = amount(one.group(2));
      if (one.group(1).startsWith("<")) {
        range.setHigh(bound);
      } else {
        range.setLow(bound);
      }
    }
  }

  /** The bounds are in the unit of the value they are for. */
  static void inUnitOf(Type value, ObservationReferenceRangeComponent range) {
    if (value instanceof Quantity measured && measured.hasUnit()) {
      if (range.hasLow()) {
        ObservedUnit.apply(measured, range.getLow());
      }
      if (range.hasHigh()) {
        ObservedUnit.apply(measured, range.getHigh());
      }
    }
  }

  private static Quantity amount(String number) {
    return new Quantity().setValue(new BigDecimal(number));
  }
}
