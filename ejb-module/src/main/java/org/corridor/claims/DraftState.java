package org.corridor.claims;

/** What becomes of a draft. */
public enum DraftState {
  /** A finding keeps it here. */
  BLOCKED,
  /** It goes with the next lot. */
  READY,
  /** Somebody keeps it here. */
  HELD,
  /** It is being handed over. */
  LEAVING,
  /** It was handed over. */
  SENT
}
