package org.corridor.exchange;

/** Where a set stands. */
public enum SetState {
  /** Ours is to be sent. */
  READY,
  /** Ours was sent. */
  SENT,
  /** The interchange with ours was received: a TA1 says so. */
  RECEIVED,
  /** Ours was accepted: a 999 says so. */
  ACCEPTED,
  /** Ours was accepted although something is wrong in it. */
  WITH_ERRORS,
  /** Ours was rejected; it is to be corrected and sent under new numbers. */
  REJECTED,
  /** Ours was rejected, and another was sent in its place. */
  REPLACED,
  /** Theirs was not accepted: our acknowledgement says so. */
  REFUSED,
  /** Theirs is to be taken by its consumers. */
  WAITING,
  /** Theirs was taken by all its consumers. */
  TAKEN,
  /** A consumer of theirs failed; it is tried again. */
  FAILED,
  /** Theirs waits for a person. */
  PARKED,
  /** A person has given it up. */
  DISCARDED
}
