package org.corridor.admission;

import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Reference;

/** PV1-16: who is to be treated with particular attention. */
final class Flags {

  private static final SegmentTable PV1 =
      SegmentTable.load(Flags.class, "PV1-Flag.csv", new Flag());

  /** What senders write who mean that nobody is a VIP here. */
  private static final Set<String> NOBODY = Set.of("N", "NO", "0");

  private Flags() {}

  static void draft(Passage passage, Reference patient) {
    passage
        .message()
        .first("PV1")
        .filter(pv1 -> !pv1.field(16).isAbsent())
        .ifPresent(pv1 -> draft(passage, pv1, patient));
  }

  private static void draft(Passage passage, V2Segment pv1, Reference patient) {
    boolean off = pv1.field(16).isNull() || NOBODY.contains(pv1.value("16.1"));
    Flag flag = new Flag();
    PV1.fill(flag, pv1, passage);
    if (off) {
      flag.setCode(null);
    }
    flag.setStatus(off ? FlagStatus.INACTIVE : FlagStatus.ACTIVE);
    flag.setSubject(patient);
    flag.setId(Identity.of("Flag", patient.getReference(), "importance"));
    passage.draftFact(flag, new FlagLife(), patient);
  }
}
