package org.corridor.subject;

import org.hl7.fhir.r4.model.Reference;

/** A place that a visit has beside the one where the patient is. */
public record SidePlace(Kind kind, Reference where) {

  /** What kind of place. */
  public enum Kind {
    /** The patient is there for a while: PV1-11. */
    TEMPORARY,
    /** Kept for the patient: PV1-42. */
    PENDING,
    /** The patient was there for a while: PV1-43. */
    LEFT,
    /** Was kept for the patient, and is not any more: PV2-1. */
    RELEASED
  }
}
