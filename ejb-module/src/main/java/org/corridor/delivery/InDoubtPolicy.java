package org.corridor.delivery;

/** What becomes of a delivery that may have arrived, after a crash or a lost answer. */
public enum InDoubtPolicy {
  /** It is sent again, marked as a possible repetition. */
  RESEND,
  /** It waits for a person; others that must come after it wait too. */
  HOLD,
  /** It is set aside for a person; the others go on. */
  ASK
}
