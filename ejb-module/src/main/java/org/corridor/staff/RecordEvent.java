package org.corridor.staff;

import java.util.Optional;

/** What MFE-1 does with a record of a master file (HL7 table 0180). */
enum RecordEvent {
  /** Add. */
  MAD(true),
  /** Update. */
  MUP(true),
  /** Reactivate. */
  MAC(true),
  /** Deactivate. */
  MDC(false),
  /** Delete: nothing is destroyed, but it is no longer in use. */
  MDL(false);

  private final boolean inUse;

  RecordEvent(boolean inUse) {
    this.inUse = inUse;
  }

  static Optional<RecordEvent> of(String code) {
    for (RecordEvent event : values()) {
      if (event.name().equals(code)) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }

  boolean isInUse() {
    return inUse;
  }
}
