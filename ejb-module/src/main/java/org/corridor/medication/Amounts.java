package org.corridor.medication;

import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.translation.Spot;
import org.corridor.translation.ValueFunction;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** Amounts: a number in one field and its unit in another. */
public final class Amounts {

  private static final TypeMap NUMBER = TypeMaps.named("NM[decimal]");
  private static final TypeMap UNIT = TypeMaps.named("CWE[Quantity]");

  /** HL7 v2.5.1 ch. 4A.4.7.6, and the immunization guides: the amount is not known. */
  private static final String UNKNOWN = "999";

  private Amounts() {}

  /** For a row of the unit's field: the amount that stands in {@code field}, in this unit. */
  public static ValueFunction of(int field) {
    return spot -> in(spot, field);
  }

  private static @Nullable Base in(Spot spot, int field) {
    DecimalType value = number(spot, field);
    return value != null
            && UNIT.map(spot.repetition(), spot.passage().context()) instanceof Quantity unit
        ? unit.setValueElement(value)
        : null;
  }

  /** The number at another field of the segment; null when there is none. */
  public static @Nullable DecimalType number(Spot spot, int field) {
    String at = spot.passage().context().location();
    spot.passage().context().at(spot.segment().location() + "-" + field);
    Base number =
        spot.segment().field(field).text().equals(UNKNOWN)
            ? null
            : NUMBER.map(spot.segment().field(field).first(), spot.passage().context());
    spot.passage().context().at(at);
    return number instanceof DecimalType value ? value : null;
  }
}
