package org.corridor.exchange;

/** What can happen to a claim. */
public enum ClaimEventKind {
  /** Something was charged for. */
  CHARGE,
  /** A claim was made of charges. */
  CLAIM,
  /** Something was found wrong with it before it was sent. */
  FINDING,
  /** It stands in an 837 that we send. */
  SUBMITTED,
  /** The interchange with it was received, or not. */
  TA1,
  /** The set with it was accepted, or not; or the place in it that is wrong. */
  ACKNOWLEDGED,
  /** The receiver took it, or not (277CA). */
  TAKEN,
  /** We asked where it stands (276). */
  ASKED,
  /** Where it stands (277). */
  STATUS,
  /** It stands in an 835. */
  REMITTED,
  /** Its payment is booked. */
  POSTED,
  /** Its payment cannot be booked before a person has decided. */
  PARKED,
  /** A booked payment was taken back. */
  REVERSED,
  /** A claim for the next payer was made of it. */
  SECONDARY,
  /** Documents were sent for it (275). */
  ATTACHED,
  /** What somebody wrote down. */
  NOTE
}
