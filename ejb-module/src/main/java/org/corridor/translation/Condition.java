package org.corridor.translation;

import java.util.Set;
import java.util.function.Predicate;

/** When a row applies. */
interface Condition {

  boolean holds(Spot spot);

  /**
   * The row applied: the values it was chosen by are said with it. To look whether a field is
   * valued, or is something else, is not to say what it holds.
   */
  void settle(Spot spot);

  default Condition and(Condition other) {
    return new Both(this, other);
  }

  default Condition or(Condition other) {
    return new Either(this, other);
  }

  default Condition negated() {
    return new Not(this);
  }

  /** Without a condition. */
  record Always() implements Condition {

    @Override
    public boolean holds(Spot spot) {
      return true;
    }

    @Override
    public void settle(Spot spot) {
      // nothing was looked at
    }
  }

  /** That a place has one of some values. */
  record Among(Place place, Set<String> values) implements Condition {

    @Override
    public boolean holds(Spot spot) {
      return values.contains(place.in(spot));
    }

    @Override
    public void settle(Spot spot) {
      place.settle(spot);
    }
  }

  /** That both hold. */
  record Both(Condition one, Condition other) implements Condition {

    @Override
    public boolean holds(Spot spot) {
      return one.holds(spot) && other.holds(spot);
    }

    @Override
    public void settle(Spot spot) {
      one.settle(spot);
      other.settle(spot);
    }
  }

  /** That one of two holds, or both. */
  record Either(Condition one, Condition other) implements Condition {

    @Override
    public boolean holds(Spot spot) {
      return one.holds(spot) || other.holds(spot);
    }

    @Override
    public void settle(Spot spot) {
      (one.holds(spot) ? one : other).settle(spot);
    }
  }

  /** That the other does not hold. */
  record Not(Condition other) implements Condition {

    @Override
    public boolean holds(Spot spot) {
      return !other.holds(spot);
    }

    @Override
    public void settle(Spot spot) {
      // what a value is not does not say what it is
    }
  }

  /** That a test of a place succeeds which leaves open what it holds. */
  record Shape(Predicate<Spot> test) implements Condition {

    @Override
    public boolean holds(Spot spot) {
      return test.test(spot);
    }

    @Override
    public void settle(Spot spot) {
      // the test leaves open what the place holds
    }
  }
}
