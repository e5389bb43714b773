package org.corridor.chart;

import org.corridor.hl7v2.V2Repetition;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** Modifiers of a procedure code: PR1-16, FT1-26. */
public final class Modifiers {

  private Modifiers() {}

  /**
   * The code in field {@code code} with all modifiers of the field being mapped, as CPT writes them
   * and the guide writes all of them: {@code 71045:26:59}. Given for the first repetition only.
   */
  public static @Nullable Base joined(Spot spot, int code) {
    V2Repetition coded = spot.segment().field(code).first();
    if (spot.index() > 0 || coded.component(1).isEmpty()) {
      return null;
    }
    StringBuilder joined = new StringBuilder(coded.component(1));
    for (V2Repetition modifier : spot.segment().field(spot.field()).repetitions()) {
      if (!modifier.component(1).isEmpty()) {
        joined.append(':').append(modifier.component(1));
      }
    }
    Coding coding = new Coding().setCode(joined.toString());
    String system = coded.component(3);
    return system.isEmpty()
        ? coding
        : coding.setSystem(spot.passage().context().codingSystem(system));
  }
}
