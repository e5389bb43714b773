package org.corridor.subject;

import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;

/** SFT: the software that a message went through, of which the first made it. */
final class Software {

  private static final SegmentTable SFT =
      SegmentTable.load(Software.class, "SFT-Device.csv", new Device());

  private Software() {}

  static void draft(Passage passage, Provenance provenance) {
    for (V2Segment sft : passage.message().all("SFT")) {
      Device software = new Device();
      SFT.fill(software, sft, passage);
      if (software.hasDeviceName()) {
        // The same product in the same release is the same for every sender.
        software.setId(
            Identity.of("Device", "software", sft.value("1.1"), sft.value("3"), sft.value("2")));
        provenance
            .addEntity()
            .setRole(
                sft.ordinal() == 1 ? ProvenanceEntityRole.SOURCE : ProvenanceEntityRole.DERIVATION)
            .setWhat(passage.draft(software, Weight.MENTION, Set.of()));
      }
    }
  }
}
