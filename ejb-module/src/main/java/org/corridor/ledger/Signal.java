package org.corridor.ledger;

/**
 * Something of a payer that deserves a look.
 *
 * @param code the denial, such as {@code CO-16}; empty for silence
 * @param claims how many it is about
 * @param amount in cents
 * @param rate of a rate, in which part of the claims of the last 7 days it stands; otherwise 0
 * @param baseline of a rate, the same of the 30 days before
 */
public record Signal(
    Kind kind, String payer, String code, long claims, long amount, double rate, double baseline) {

  /** What it is. */
  public enum Kind {
    /** A denial comes at least twice as often as usual. */
    RATE,
    /** The payer never used this reason before. */
    NEW_CODE,
    /** One denial of much money. */
    AMOUNT,
    /** Accepted claims that no remittance names. */
    SILENCE
  }
}
