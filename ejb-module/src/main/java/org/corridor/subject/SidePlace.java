package org.corridor.subject;

import org.hl7.fhir.r4.model.Reference;

/** A place that a visit has beside the one where the patient is. */
public record SidePlace(Kind kind, Reference where) {

  /** What kind of place. */
  public enum Kind {
    /** The patient is there for a while: PV1-11. */
    TEMPORARY(11),
    /** Kept for the patient: PV1-42. */
    PENDING(42),
    /** The patient was there for a while: PV1-43. */
    LEFT(43);

    private final int field;

    Kind(int field) {
      this.field = field;
    }

    int field() {
      return field;
    }
  }
}
