package org.corridor.delivery;

/** Which deliveries of a destination wait for each other. */
public enum Order {
  /** Those of one patient; different patients go in parallel. */
  PATIENT,
  /** All: one at a time, as they were handed in. */
  STRICT,
  /** None. */
  NONE
}
