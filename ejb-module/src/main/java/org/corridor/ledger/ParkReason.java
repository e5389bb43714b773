package org.corridor.ledger;

import java.util.Locale;

/** Why something is parked. */
public enum ParkReason {
  NONE,
  /** The remittance as a whole is parked. */
  REMITTANCE,
  /** BPR02 is not what claims and provider adjustments make. */
  REMITTANCE_UNBALANCED,
  /** The set has no end. */
  INCOMPLETE,
  /** The payment was told before. */
  COPY,
  UNREADABLE_AMOUNT,
  /** SVC02 less CAS is not SVC03. */
  SERVICE_UNBALANCED,
  /** CLP03 less CAS is not CLP04, or the services do not make it. */
  CLAIM_UNBALANCED,
  /** It is none of ours. */
  UNKNOWN_CLAIM,
  /** A claim has its number, and nothing else of it. */
  DOUBTFUL_CLAIM,
  /** The same amount is posted for the same claim. */
  ALREADY_POSTED,
  /** With what is posted it is more than was charged. */
  MORE_THAN_CHARGED,
  NOTHING_TO_REVERSE,
  /** What it reverses is posted with other amounts. */
  REVERSAL_DIFFERS;

  /** As programs see it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
