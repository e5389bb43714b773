package org.corridor.chart;

import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/** PD1-7: whether there is a living will. */
public final class LivingWill {

  private static final SegmentTable PD1 =
      SegmentTable.load(LivingWill.class, "PD1-Observation.csv", new Observation());

  private LivingWill() {}

  public static void draft(Passage passage, Reference patient, Weight weight) {
    passage
        .message()
        .first("PD1")
        .filter(pd1 -> !pd1.field(7).isAbsent())
        .ifPresent(pd1 -> draft(passage, pd1, patient, weight));
  }

  private static void draft(Passage passage, V2Segment pd1, Reference patient, Weight weight) {
    Observation will = new Observation();
    Set<String> cleared = PD1.fill(will, pd1, passage);
    will.setSubject(patient);
    will.setId(Identity.of("Observation", patient.getReference(), "living will"));
    Statement.of(passage, will, weight, cleared, patient);
  }
}
