package org.corridor.documents;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.chart.Consents;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.Ids;
import org.corridor.ordering.Parents;
import org.corridor.ordering.PatientResults;
import org.corridor.reconciliation.Weight;
import org.corridor.subject.EncounterHistory;
import org.corridor.subject.MessageSource;
import org.corridor.subject.PatientSegments;
import org.corridor.subject.Visit;
import org.corridor.subject.VisitSegments;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Passage;
import org.corridor.translation.Translation;
import org.hl7.fhir.r4.model.Reference;

/**
 * The way of an MDM message. Who keeps documents knows documents; of the patient, the visit and the
 * orders it only repeats what others told it.
 */
public final class DocumentsJourney implements MessageFamily {

  private final Map<String, DocumentEvent> events = DocumentEvent.all();

  @Override
  public boolean takes(String type, String trigger) {
    return type.equals("MDM") && events.containsKey(trigger);
  }

  @Override
  public Translation translate(V2Message message, SenderProfile sender) {
    DocumentEvent event = events.get(message.header().trigger());
    if (event == null) {
      throw NotTranslatable.event();
    }
    return Passage.through(message, sender, passage -> travel(passage, event));
  }

  private static void travel(Passage passage, DocumentEvent event) {
    V2Segment txa =
        passage.message().first("TXA").orElseThrow(() -> NotTranslatable.without("TXA", passage));
    Reference patient = PatientSegments.draft(passage, Weight.MENTION);
    Optional<Visit> visit = VisitSegments.read(passage, patient);
    visit.ifPresent(found -> EncounterHistory.draft(passage, patient, found));
    Optional<Reference> encounter = visit.map(found -> found.mention(passage));
    PatientResults of =
        new PatientResults(passage, patient, encounter, List.of(), new Ids(), new Parents());
    List<Reference> orders = RelatedOrders.draft(of, txa);
    Consents.draft(passage, patient);
    Documents document = Documents.read(txa, of, event);
    Contents contents = Contents.read(document.document(), passage);
    Relations.draft(document.document(), txa, passage, event);
    Reference reference = document.draft(passage, event, orders, contents);
    Histories.draft(passage, txa, reference);
    MessageSource.draft(passage);
  }
}
