package org.corridor.shared;

/**
 * The stops on a message's way through the hub, in order. The log, the metrics, the journal's
 * timeline and the code use these names.
 */
public enum Stop {
  /** Framed, identified and durable at the broker; the sender has its acknowledgement. */
  ACCEPT,
  /** Decrypted, decoded and cut into segments. */
  PARSE,
  /** Compared with what arrived before: a resend, or the same control id with other content. */
  RECOGNISE,
  /** Mapped to FHIR resources with deterministic identity. */
  TRANSLATE,
  /** Weighed against what the repository holds: newer facts win, cancels undo, merges redirect. */
  RECONCILE,
  /** Committed to the repository. */
  STORE,
  /** Its fate is written to the journal. */
  RECORD
}
