package org.corridor.delivery;

/** Where a delivery stands. */
public enum DeliveryState {
  /** It waits for its turn, or for another attempt. */
  WAITING,
  /** A courier has it; written down before anything leaves the hub. */
  SENDING,
  /** It may have arrived; its destination's policy or a person decides. */
  IN_DOUBT,
  /** It is set aside for a person; others have gone on. */
  PARKED,
  /** The receiver has it. */
  DELIVERED,
  /** A person decided that it need not arrive. */
  DISCARDED;

  /** Whether nothing more will happen to it. */
  public boolean isSettled() {
    return this == DELIVERED || this == DISCARDED;
  }
}
