package org.corridor.ledger;

/** What becomes of an answer that names nothing that was sent. */
enum UnmatchedState {
  /** It is applied when what it is about appears, or when a person decides. */
  WAITING,
  /**
   * It was applied, and is applied once more when what else it is about appears: another set of its
   * interchange, or the sending that it names.
   */
  APPLIED,
  /** A person has decided. */
  DECIDED
}
