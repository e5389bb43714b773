package org.corridor.eligibility;

/** What is known of somebody's coverage. */
public enum CheckState {
  /** The payer says that it is active. */
  VERIFIED,
  /** The payer says that it is not. */
  INACTIVE,
  /** Somebody has to correct something before the payer can answer. */
  REPAIR,
  /** There is no answer yet. */
  UNANSWERED
}
