package org.corridor.subject;

import java.util.Map;
import java.util.Set;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;

/** PV1-43 as the guide has it: the EncounterHistory of FHIR R5, which is a Basic in R4. */
public final class EncounterHistory {

  private static final SegmentTable PV1 =
      SegmentTable.load(
          EncounterHistory.class,
          "PV1-Basic-EncounterHistory.csv",
          new Basic(),
          Map.of("temporary", Values::temporary));

  private static final String ENCOUNTER =
      "http://hl7.org/fhir/5.0/StructureDefinition/extension-EncounterHistory.encounter";

  private EncounterHistory() {}

  /** Drafts the stay in a temporary place that is over, if the message tells of one. */
  public static void draft(Passage passage, Reference patient, Visit visit) {
    visit.sidePlace(SidePlace.Kind.LEFT).ifPresent(where -> draft(passage, patient, visit, where));
  }

  private static void draft(Passage passage, Reference patient, Visit visit, Reference where) {
    Basic history = new Basic();
    passage.message().first("PV1").ifPresent(pv1 -> PV1.fill(history, pv1, passage));
    String place = where.hasReference() ? where.getReference() : where.getDisplay();
    Reference encounter = Identity.reference(visit.encounter());
    history.setId(Identity.of("Basic", encounter.getReference(), "left", place));
    history.setSubject(patient);
    history.addExtension(new Extension(ENCOUNTER, encounter));
    passage.draftFact(history, Set.of(), encounter);
  }
}
