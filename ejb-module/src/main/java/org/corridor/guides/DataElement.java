package org.corridor.guides;

/**
 * A data element of the standard's dictionary.
 *
 * @param number such as {@code 1251}, or of a composite {@code C022}
 * @param type its type
 * @param min least length; of a decimal number its digits alone count
 * @param max greatest length
 */
record DataElement(String number, Type type, int min, int max) {
  /** X12.6 3.5.1. */
  enum Type {
    AN,
    ID,
    DT,
    TM,
    N0,
    N2,
    R,
    B,
    COMPOSITE
  }
}
