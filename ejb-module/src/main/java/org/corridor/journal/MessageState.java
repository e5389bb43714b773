package org.corridor.journal;

/** Where a message stands. Replay takes a message from any settled state back to received. */
public enum MessageState {
  /** Durable at the broker, acknowledged, not processed yet. */
  RECEIVED,
  /** In the repository. */
  PROCESSED,
  /** Understood and deliberately not applied: a resend, or nothing to do. */
  FILTERED,
  /** Refused at the door with AE, AR, CE or CR; the bytes are kept. */
  REJECTED,
  /** The last attempt failed and another one follows. */
  FAILED,
  /** Given up, with a reason: waits for an analyst's correction and replay. */
  DEAD;

  /** Whether {@code next} may follow this state. */
  public boolean leadsTo(MessageState next) {
    return switch (this) {
      case RECEIVED -> next != RECEIVED;
      case FAILED -> next != RECEIVED && next != REJECTED;
      case PROCESSED, FILTERED, REJECTED, DEAD -> next == RECEIVED;
    };
  }
}
