package org.corridor.ledger;

import java.util.Arrays;
import java.util.Optional;

/** Where a claim stands as a whole. */
public enum ClaimState {
  SENT("sent"),
  REJECTED_TA1("rejected-TA1"),
  REJECTED_999("rejected-999"),
  REJECTED_277CA("rejected-277CA"),
  ACCEPTED("accepted"),
  /** Nothing is left for the payer to pay. */
  PAID("paid"),
  /** Something was paid, and something is denied or missing. */
  PARTIAL("partial"),
  /** Nothing was paid. */
  DENIED("denied"),
  /** What was paid was taken back, and nothing was paid since. */
  REVERSED("reversed"),
  /** Paid after a reversal. */
  CORRECTED("corrected"),
  /** Another claim stands for it. */
  REPLACED("replaced"),
  VOIDED("voided");

  private final String text;

  ClaimState(String text) {
    this.text = text;
  }

  /** As programs see it. */
  public String text() {
    return text;
  }

  /** The state of a text. */
  public static Optional<ClaimState> of(String text) {
    return Arrays.stream(values()).filter(s -> s.text.equals(text)).findFirst();
  }
}
