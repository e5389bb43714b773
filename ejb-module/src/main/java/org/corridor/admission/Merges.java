package org.corridor.admission;

import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.PatientMerge;
import org.corridor.shared.Finding;
import org.corridor.subject.PatientSegments;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** MRG: which records turned out to be one person. PID is the one that stays. */
final class Merges {

  private Merges() {}

  static void draft(Passage passage, Reference patient, Trigger trigger) {
    if (!trigger.merge()) {
      return;
    }
    if (passage.message().first("MRG").isEmpty()) {
      passage.note(Finding.error("MRG", "100", "There is no MRG segment."));
      throw new NotTranslatable(passage.context().findings());
    }
    for (V2Segment segment : passage.message().all("MRG")) {
      merge(passage, segment, patient);
    }
  }

  private static void merge(Passage passage, V2Segment mrg, Reference survivor) {
    Patient prior = PatientSegments.numbered(passage, mrg.field(1));
    if (survivor.getReference().equals("Patient/" + prior.getIdPart())) {
      passage.note(
          Finding.warning(
              mrg.location() + "-1",
              "merge-with-itself",
              "The prior number is that of the surviving patient; there is nothing to merge."));
      return;
    }
    passage.merge(new PatientMerge(survivor.getReference(), prior));
  }
}
