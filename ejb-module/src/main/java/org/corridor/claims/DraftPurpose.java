package org.corridor.claims;

/** What a claim is to a payer, beside those that he got before. */
public enum DraftPurpose {
  /** The first of its kind. */
  ORIGINAL,
  /** In place of one that was refused or taken back: the payer has none. */
  AGAIN,
  /** It replaces one that the payer has (CLM05-3 is 7). */
  CORRECTED,
  /** It takes back one that the payer has (CLM05-3 is 8). */
  VOID,
  /** It follows the decision of the payer before. */
  SECONDARY
}
