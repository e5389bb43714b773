package org.corridor.payer;

import java.util.Locale;

/** What goes wrong when it is asked to. */
public enum Fault {
  /** Answers come after some time. */
  LATE,
  /** Each file comes twice. */
  DUPLICATE,
  /** Answers name an interchange, a group or a claim that nobody sent. */
  WRONG_NUMBERS,
  /** Payments are a dollar more than their claims. */
  UNBALANCED,
  /** What comes is taken, and nothing is answered. */
  SILENT,
  /** TA1 refuses every interchange. */
  TA1_REFUSAL,
  /** 999 rejects every set. */
  REJECTION_999,
  /** Questions are answered with AAA 42: the payer is not able to respond now. */
  PAYER_DOWN;

  /** Of text such as {@code payer-down}. */
  static Fault of(String text) {
    return valueOf(text.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
