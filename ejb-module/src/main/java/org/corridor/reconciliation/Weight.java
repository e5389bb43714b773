package org.corridor.reconciliation;

/** How much a sender's word about a resource counts. */
public enum Weight {
  /** The sender states facts: newer facts replace older ones. */
  ASSERT,
  /** The sender refers to the thing in passing: it is created if unknown, and gaps are filled. */
  MENTION
}
