package org.corridor.acknowledgement;

/**
 * Says what becomes of a claim in which nothing was found that refuses it. It may be asked for
 * claims of an interchange that is refused in the end, and again when that interchange comes again.
 */
@FunctionalInterface
public interface ClaimDesk {
  /** Takes every claim, and gives none a number. */
  ClaimDesk TAKES_ALL = claim -> new ClaimAnswer.Taken("");

  /** What becomes of a claim. */
  ClaimAnswer answer(ReceivedClaim claim);
}
