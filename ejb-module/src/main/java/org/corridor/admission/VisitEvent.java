package org.corridor.admission;

/** What an event does to the visit. */
enum VisitEvent {
  /** Nothing; the message is not about a visit. */
  NONE,
  /** As {@link #UPDATE} when the visit has a number, else nothing. */
  NUMBERED,
  /** The patient is here, or will be. */
  ADMIT,
  /** The patient is somewhere else now. */
  MOVE,
  /** The patient has left. */
  DISCHARGE,
  /** Other facts about the visit; its state stays. */
  UPDATE,
  /** The admission did not happen. */
  CANCEL_ADMIT,
  /** The last move did not happen. */
  CANCEL_MOVE,
  /** The discharge did not happen. */
  CANCEL_DISCHARGE
}
