package org.corridor.ledger;

/** Where a claim that was sent stands with its acknowledgements. */
public enum AnswerState {
  /** Nothing was heard. */
  SENT,
  /** Its set passed a 999. */
  RECEIVED,
  /** A 277CA took it (A1, A2). */
  ACCEPTED,
  /** Its interchange was refused. */
  REJECTED_TA1,
  /** Its set was refused. */
  REJECTED_999,
  /** A 277CA refused it (A3, A6, A7, A8): no remittance will ever name it. */
  REJECTED_277CA;

  /** Whether it has to be corrected and sent again. */
  public boolean rejected() {
    return this == REJECTED_TA1 || this == REJECTED_999 || this == REJECTED_277CA;
  }
}
