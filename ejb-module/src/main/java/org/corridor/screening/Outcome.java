package org.corridor.screening;

import java.util.Locale;

/** What becomes of a file or of one set in it. */
public enum Outcome {
  /** Nothing was found. */
  ACCEPTED,
  /** It can be used, and something should be known about it. */
  ACCEPTED_WITH_FINDINGS,
  /** Its content cannot be used. */
  REJECTED,
  /** There is no interchange in it. */
  UNREADABLE;

  /** As it is written: {@code accepted-with-findings}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
