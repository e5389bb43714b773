package org.corridor.ledger;

/** What became of what a remittance says of a claim. */
public enum EntryState {
  /** It counts. */
  POSTED,
  /** It waits for a person. */
  PARKED,
  /** Somebody decided that it does not count. */
  DISCARDED,
  /** There is nothing to post in it. */
  NOTED
}
