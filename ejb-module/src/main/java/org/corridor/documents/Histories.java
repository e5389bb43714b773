package org.corridor.documents;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Who edited a document (TXA-8), and who authenticated it (TXA-22). */
final class Histories {

  private static final SegmentTable EDIT =
      SegmentTable.load(
          Histories.class,
          "TXA-Provenance.csv",
          new Provenance(),
          Map.of("reason", Histories::reason));
  private static final SegmentTable AUTHENTICATION =
      SegmentTable.load(Histories.class, "TXA-Authentication.csv", new Provenance());

  private static final TypeMap TIME = TypeMaps.named("DTM[instant]");

  private Histories() {}

  static void draft(Passage passage, V2Segment txa, Reference document) {
    edits(passage, txa, document);
    authentication(passage, txa, document);
  }

  /** Guide, MDM_T02: one for each time of an edit. The same time is the same edit. */
  private static void edits(Passage passage, V2Segment txa, Reference document) {
    List<V2Repetition> times =
        txa.field(8).repetitions().stream().filter(time -> !time.isEmpty()).toList();
    if (times.isEmpty()) {
      return;
    }
    Provenance last = new Provenance();
    EDIT.fill(last, txa, passage);
    passage.passedOn(last);
    for (V2Repetition time : times) {
      Provenance edit = last.copy();
      if (TIME.map(time, passage.context()) instanceof InstantType recorded) {
        edit.setRecordedElement(recorded);
        state(edit, "edited", time.text(), document, passage);
      }
    }
  }

  private static void authentication(Passage passage, V2Segment txa, Reference document) {
    Provenance authentication = new Provenance();
    AUTHENTICATION.fill(authentication, txa, passage);
    if (authentication.hasAgent()) {
      state(authentication, "authenticated", txa.field(22).text(), document, passage);
    }
  }

  private static void state(
      Provenance provenance, String what, String key, Reference document, Passage passage) {
    provenance.setId(Identity.of("Provenance", document.getReference(), what, key));
    provenance.addTarget(document);
    if (!provenance.hasRecorded()) {
      provenance.setRecorded(Date.from(passage.time()));
    }
    if (!provenance.hasAgent()) {
      String sender = passage.message().header().sendingApplication();
      provenance
          .addAgent()
          .setWho(new Reference().setDisplay(sender.isEmpty() ? "unknown sender" : sender));
    }
    passage.draft(provenance, Weight.MENTION, Set.of());
  }

  private static @Nullable Base reason(Spot spot) {
    String text = spot.repetition().text();
    return text.isBlank() ? null : new CodeableConcept().setText(text);
  }
}
