package org.corridor.datatypes;

import org.corridor.hl7v2.V2Repetition;

/**
 * The numbered parts of a value: the components of a repetition, or the sub-components of one of
 * its components, so that a data type reads the same at both depths.
 */
@FunctionalInterface
interface Parts {

  /** Part {@code n}, from 1; empty when not sent. */
  String get(int n);

  static Parts of(V2Repetition value) {
    return new Parts() {
      @Override
      public String get(int n) {
        return value.component(n);
      }

      @Override
      public boolean has(int n) {
        return value.has(n, 1);
      }
    };
  }

  static Parts in(V2Repetition value, int component) {
    return new Parts() {
      @Override
      public String get(int n) {
        return value.sub(component, n);
      }

      @Override
      public boolean has(int n) {
        return value.has(component, n);
      }
    };
  }

  /** Whether part {@code n} was sent. */
  default boolean has(int n) {
    return !get(n).isEmpty();
  }
}
