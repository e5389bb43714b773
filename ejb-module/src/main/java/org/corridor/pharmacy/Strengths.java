package org.corridor.pharmacy;

import org.corridor.translation.ValueFunction;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;

/** How much of a drug there is in one of it. */
final class Strengths {

  private Strengths() {}

  /**
   * A strength, said once for the four fields. Where nobody says in how much of the drug, it is in
   * one: FHIR wants both sides of a ratio.
   */
  static ValueFunction of(int strength, int unit, int volume, int volumeUnit) {
    return Doses.once(
        spot -> {
          Quantity numerator = Doses.quantity(spot, strength, unit);
          Quantity denominator = Doses.quantity(spot, volume, volumeUnit);
          return numerator == null
              ? null
              : new Ratio()
                  .setNumerator(numerator)
                  .setDenominator(denominator == null ? new Quantity(1) : denominator);
        },
        strength,
        unit,
        volume,
        volumeUnit);
  }

  /** An amount as a strength: so much in the whole. */
  static ValueFunction amount(int number, int unit) {
    return spot -> {
      Quantity amount = Doses.quantity(spot, number, unit);
      return amount == null
          ? null
          : new Ratio().setNumerator(amount).setDenominator(new Quantity(1));
    };
  }
}
