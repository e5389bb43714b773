package org.corridor.subject;

import java.util.Map;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/** PID-33 and PID-34: when and where the patient's record was last changed. */
final class LastUpdate {

  private static final SegmentTable PID =
      SegmentTable.load(
          LastUpdate.class,
          "PID-Provenance.csv",
          new Provenance(),
          Map.of("eventTime", Values::eventTime));

  private LastUpdate() {}

  /** Guide, ADT_A01: only with both fields. A repetition is the same provenance. */
  static void draft(Passage passage, V2Segment pid, Reference patient) {
    String time = pid.field(33).text();
    String facility = pid.field(34).text();
    if (time.isEmpty() || facility.isEmpty()) {
      return;
    }
    Provenance provenance = new Provenance();
    PID.fill(provenance, pid, passage);
    if (provenance.hasOccurred() && provenance.hasAgent()) {
      provenance.setId(Identity.of("Provenance", patient.getReference(), time, facility));
      provenance.addTarget(patient);
      passage.draft(provenance, Weight.MENTION, Set.of());
    }
  }
}
