package org.corridor.eligibility;

/** What is known of somebody's coverage. */
public enum CheckState {
  /** The payer says that it is active. */
  VERIFIED,
  /** The payer says that it is not. */
  INACTIVE,
  /** Somebody has to correct something before the payer can answer. */
  REPAIR,
  /** It is on its way, or with a payer that answers later. */
  ASKED,
  /** The payer was silent, or could not answer. */
  UNANSWERED
}
