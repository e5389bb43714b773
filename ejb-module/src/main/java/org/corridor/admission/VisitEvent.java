package org.corridor.admission;

/** What an event does to the visit. */
enum VisitEvent {
  /** Nothing; the message is not about a visit. */
  NONE,
  /** As {@link #UPDATE} when the visit has a number, else nothing. */
  NUMBERED,
  /** The patient is here. */
  ADMIT,
  /** The patient will be here; where the patient is already, nothing changes. */
  EXPECT_ADMIT,
  /** The patient will be somewhere else; {@code PV1-42} says where. */
  EXPECT_MOVE,
  /** The patient will leave. */
  EXPECT_DISCHARGE,
  /** The patient is somewhere else now. */
  MOVE,
  /** The patient is on the way to somewhere; the bed stays the patient's. */
  DEPART,
  /** The patient is there, for a while if {@code PV1-11} says so. */
  ARRIVE,
  /** The patient has left. */
  DISCHARGE,
  /** The patient is absent for a while, or back: the status says which. */
  ABSENCE,
  /** The patient did not leave for a while. */
  CANCEL_ABSENCE,
  /** Other facts about the visit; its state stays. */
  UPDATE,
  /** The admission did not happen. */
  CANCEL_ADMIT,
  /** The admission will not happen; where the patient is already, nothing changes. */
  CANCEL_EXPECTED_ADMIT,
  /** The move will not happen. */
  CANCEL_EXPECTED_MOVE,
  /** The discharge will not happen. */
  CANCEL_EXPECTED_DISCHARGE,
  /** The last move did not happen. */
  CANCEL_MOVE,
  /** The last departure or arrival did not happen; the message tells where the patient was. */
  CANCEL_TRACKING,
  /** The discharge did not happen. */
  CANCEL_DISCHARGE,
  /** There never was such a visit. */
  VOID;

  /** Whether the message is about the future: the end that it tells has not come. */
  boolean expects() {
    return switch (this) {
      case EXPECT_ADMIT,
          EXPECT_MOVE,
          EXPECT_DISCHARGE,
          CANCEL_EXPECTED_ADMIT,
          CANCEL_EXPECTED_MOVE,
          CANCEL_EXPECTED_DISCHARGE ->
          true;
      default -> false;
    };
  }

  /** Whether the event says nothing about the state of a visit that is known. */
  boolean leavesState() {
    return switch (this) {
      case NONE,
          NUMBERED,
          UPDATE,
          DEPART,
          ARRIVE,
          CANCEL_TRACKING,
          CANCEL_MOVE,
          EXPECT_MOVE,
          EXPECT_DISCHARGE,
          CANCEL_EXPECTED_MOVE,
          CANCEL_EXPECTED_DISCHARGE ->
          true;
      default -> false;
    };
  }
}
