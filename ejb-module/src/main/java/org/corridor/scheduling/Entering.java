package org.corridor.scheduling;

import java.util.Date;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/** SCH-20: who entered an appointment, and why (SCH-6). */
final class Entering {

  private static final SegmentTable SCH =
      SegmentTable.load(Entering.class, "SCH-Provenance.csv", new Provenance());

  private Entering() {}

  static void draft(Passage passage, V2Segment sch, Reference appointment) {
    Provenance provenance = new Provenance();
    SCH.fill(provenance, sch, passage);
    if (!provenance.hasAgent()) {
      return;
    }
    provenance.setId(
        Identity.of(
            "Provenance",
            "entered",
            appointment.getReference(),
            passage.context().sender().namespace(),
            passage.message().header().controlId(),
            passage.message().header().time()));
    provenance.setRecorded(Date.from(passage.time()));
    provenance.addTarget(appointment);
    passage.draft(provenance, Weight.MENTION, Set.of());
  }
}
