package org.corridor.ledger;

/** Where a remittance stands. */
public enum RemittanceState {
  /** Its claims are being posted. */
  POSTING,
  POSTED,
  /** It does not balance, or is not whole: nothing of it is posted. */
  PARKED,
  /** It tells of a payment that was told before. */
  COPY,
  /** Somebody decided that it does not count. */
  DISCARDED
}
