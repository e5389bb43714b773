package org.corridor.ledger;

/** What becomes of an answer that names nothing that was sent. */
enum UnmatchedState {
  /** It is applied when what it is about appears, or when a person decides. */
  WAITING,
  /** It names a sending that is not known, and was applied to the last one of its claim. */
  APPLIED,
  /** A person has decided. */
  DECIDED
}
