package org.corridor.translation;

/** When a row applies. */
@FunctionalInterface
interface Condition {

  Condition ALWAYS = spot -> true;

  boolean holds(Spot spot);

  default Condition and(Condition other) {
    return spot -> holds(spot) && other.holds(spot);
  }

  default Condition or(Condition other) {
    return spot -> holds(spot) || other.holds(spot);
  }

  default Condition negated() {
    return spot -> !holds(spot);
  }
}
