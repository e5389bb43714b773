package org.corridor.observation;

import java.util.ArrayList;
import java.util.List;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Type;

/** The unit of OBX-6, which goes with every quantity in a value. */
final class ObservedUnit {

  private static final TypeMap UNIT = TypeMaps.named("CWE[Quantity]");

  private ObservedUnit() {}

  /** {@code value} with the unit, where its shape has one. */
  static Type added(Type value, V2Segment obx, Passage passage) {
    if (obx.field(6).isAbsent()) {
      return value;
    }
    passage.context().at(obx.field(6));
    if (UNIT.map(obx.field(6).first(), passage.context()) instanceof Quantity unit) {
      apply(unit, value);
    }
    passage.context().at(obx.field(5));
    return value;
  }

  static void apply(Quantity unit, Type value) {
    if (value instanceof Quantity quantity) {
      quantity.setUnit(unit.getUnit()).setSystem(unit.getSystem()).setCode(unit.getCode());
    } else if (value instanceof Range range) {
      ends(range).forEach(end -> apply(unit, end));
    } else if (value instanceof Ratio ratio) {
      apply(unit, ratio.getNumerator());
      apply(unit, ratio.getDenominator());
    }
  }

  private static List<Quantity> ends(Range range) {
    List<Quantity> ends = new ArrayList<>(2);
    if (range.hasLow()) {
      ends.add(range.getLow());
    }
    if (range.hasHigh()) {
      ends.add(range.getHigh());
    }
    return ends;
  }
}
