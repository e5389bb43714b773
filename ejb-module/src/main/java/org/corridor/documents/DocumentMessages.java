package org.corridor.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.ordering.WrittenNumbers;
import org.corridor.subject.WrittenPatient;
import org.corridor.subject.WrittenVisit;
import org.corridor.writing.Form;
import org.corridor.writing.MessageDraft;
import org.corridor.writing.MessageWriter;
import org.corridor.writing.SegmentRows;
import org.corridor.writing.Source;
import org.corridor.writing.Unwritable;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContentComponent;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/** Documents as MDM, with their text or what is attached; T11 for one that should not be. */
public final class DocumentMessages implements MessageWriter {

  private static final Form CANCELLED = Form.named("MDM^T11").orElseThrow();

  private static final SegmentRows TXA =
      SegmentRows.load(
          DocumentMessages.class,
          "DocumentReference-TXA.csv",
          Map.of(
              "parent",
              WrittenParents::number,
              "placerOrder",
              WrittenNumbers::placer,
              "fillerOrder",
              WrittenNumbers::filler,
              "placerOrders",
              WrittenNumbers::placerOfSeveral,
              "fillerOrders",
              WrittenNumbers::fillerOfSeveral));
  private static final SegmentRows OBX =
      SegmentRows.load(DocumentMessages.class, "Content-OBX.csv", WrittenContent.FUNCTIONS);
  private static final SegmentRows NO_VISIT =
      SegmentRows.load(DocumentMessages.class, "DocumentReference-PV1.csv");

  @Override
  public String resource() {
    return "DocumentReference";
  }

  @Override
  public List<MessageDraft> write(List<Resource> all, Source source, Optional<Form> wanted) {
    List<DocumentReference> documents = all.stream().map(DocumentReference.class::cast).toList();
    List<MessageDraft> messages = new ArrayList<>();
    for (DocumentReference document : documents) {
      Form form = form(document);
      if (!WrittenParents.isOne(document, documents, source)
          && wanted.map(form::equals).orElse(true)) {
        messages.add(message(document, form, source));
      }
    }
    return messages;
  }

  private static Form form(DocumentReference document) {
    if (document.getStatus() == DocumentReferenceStatus.ENTEREDINERROR) {
      return CANCELLED;
    }
    boolean content = document.getContent().stream().anyMatch(WrittenContent::isThere);
    DocumentRelationshipType relation =
        WrittenParents.relation(document).orElse(DocumentRelationshipType.NULL);
    String trigger =
        switch (relation) {
          case APPENDS -> content ? "T06" : "T05";
          case REPLACES -> content ? "T10" : "T09";
          default -> content ? "T02" : "T01";
        };
    return Form.named("MDM^" + trigger).orElseThrow();
  }

  private static MessageDraft message(DocumentReference document, Form form, Source source) {
    if (!document.getMasterIdentifier().hasValue()
        && document.getIdentifier().stream().noneMatch(Identifier::hasValue)) {
      throw Unwritable.without(
          "DocumentReference.masterIdentifier", "The document has no identifier.");
    }
    MessageDraft draft = new MessageDraft(form, source.time(document), source).event();
    WrittenPatient.add(
        draft, WrittenPatient.of(document.getSubject(), "DocumentReference.subject", source));
    if (!WrittenVisit.add(draft, document.getContext().getEncounterFirstRep(), source)) {
      draft.add(NO_VISIT, document);
    }
    draft.add(TXA, document);
    if (!form.equals(CANCELLED)) {
      for (DocumentReferenceContentComponent content : document.getContent()) {
        draft.add(OBX, content);
      }
    }
    return draft;
  }
}
