package org.corridor.admission;

import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.RecordMerge;
import org.corridor.reconciliation.RecordMove;
import org.corridor.shared.Finding;
import org.corridor.subject.PatientSegments;
import org.corridor.subject.Visit;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.Reference;

/**
 * MRG: which records turned out to be one, got another number, or belong to somebody else. PID and
 * PV1 tell how it is now, MRG how it was.
 */
final class Merges {

  private Merges() {}

  static void draft(Passage passage, Reference patient, Optional<Visit> visit, Trigger trigger) {
    Union union = trigger.union();
    if (union.isNone()) {
      AccountNumber.mention(passage, patient);
      return;
    }
    List<V2Segment> all = passage.message().all("MRG");
    if (all.isEmpty()) {
      throw refused(passage, "MRG", "There is no MRG segment.");
    }
    for (V2Segment mrg : all) {
      for (Union.Thing thing : union.things()) {
        Numbered numbered =
            switch (thing) {
              case PATIENT -> PatientNumber.of(passage, mrg, patient);
              case ACCOUNT -> AccountNumber.of(passage, mrg, patient);
              case VISIT -> VisitNumber.of(passage, mrg, visit);
            };
        state(passage, mrg, union.action(), numbered, patient);
      }
    }
  }

  private static void state(
      Passage passage, V2Segment mrg, Union.Action action, Numbered numbered, Reference patient) {
    if (action == Union.Action.MOVE) {
      move(passage, mrg, numbered, patient);
      return;
    }
    if (numbered.isRenumbered(action)) {
      numbered.renumber(passage);
    }
    if (!numbered.isSame()) {
      passage.merge(
          new RecordMerge(numbered.survivor(), numbered.prior(), action == Union.Action.CHANGE));
    } else if (action == Union.Action.MERGE) {
      passage.note(
          Finding.warning(
              mrg.location() + '-' + numbered.field(),
              "merge-with-itself",
              "The prior number is that of the surviving record; there is nothing to merge."));
    }
  }

  private static void move(Passage passage, V2Segment mrg, Numbered numbered, Reference patient) {
    if (numbered.survivor().startsWith("Patient/")) {
      if (!numbered.isSame()) {
        passage.note(
            Finding.warning(
                mrg.location() + "-1",
                "move-of-two-numbers",
                "PID-3 and MRG-1 are to be the number that is moved; nothing was moved."));
      }
      return;
    }
    List<String> from =
        mrg.field(1).isAbsent()
            ? List.of()
            : List.of("Patient/" + PatientSegments.numbered(passage, mrg.field(1)).getIdPart());
    String moved = numbered.prior().fhirType() + '/' + numbered.prior().getIdPart();
    passage.move(new RecordMove(moved, patient.getReference(), from));
  }

  static NotTranslatable refused(Passage passage, String location, String text) {
    return NotTranslatable.because(
        Finding.error(location, location.indexOf('-') < 0 ? "100" : "101", text), passage);
  }
}
