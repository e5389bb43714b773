package org.corridor.admission;

import java.util.HashSet;
import java.util.Set;
import org.corridor.reconciliation.Weight;
import org.corridor.subject.Visit;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Encounter;

/** States the encounter of a message, with the life that the event gives it. */
final class VisitStatement {

  private static final Set<String> OF_THE_DISCHARGE =
      Set.of("hospitalization.dischargeDisposition", "hospitalization.destination");

  private static final String EXPECTED_END =
      "http://hl7.org/fhir/5.0/StructureDefinition/extension-Encounter.plannedEndDate";

  private static final SegmentTable EVN =
      SegmentTable.load(VisitStatement.class, "EVN-Encounter.csv", new Encounter());

  private VisitStatement() {}

  static void draft(Passage passage, Trigger trigger, Visit visit) {
    Set<String> cleared = new HashSet<>(visit.cleared());
    if (trigger.visit() == VisitEvent.CANCEL_DISCHARGE) {
      // The message may still repeat what it cancels.
      cleared.addAll(OF_THE_DISCHARGE);
      Encounter encounter = visit.encounter();
      if (encounter.hasHospitalization()) {
        encounter.getHospitalization().setDischargeDisposition(null).setDestination(null);
      }
    }
    passage
        .message()
        .first("EVN")
        .ifPresent(evn -> cleared.addAll(EVN.fill(visit.encounter(), evn, passage)));
    if (trigger.visit() == VisitEvent.CANCEL_EXPECTED_DISCHARGE) {
      visit.encounter().getExtension().removeIf(known -> EXPECTED_END.equals(known.getUrl()));
      cleared.add("extension{url=" + EXPECTED_END + "}");
    }
    VisitLife life = new VisitLife(trigger, visit, passage.time(), passage.moment());
    passage.draft(visit.encounter(), Weight.ASSERT, cleared, life);
  }
}
