package org.corridor.documents;

import java.time.Instant;
import java.util.Optional;
import org.corridor.reconciliation.Memory;
import org.corridor.reconciliation.Rule;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContentComponent;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The life of one document. What was replaced is not current again because its own messages arrive
 * later, what was cancelled not because of a message of the same moment, and what was final is
 * amended by an edit. A document whose status came first gets its content when that arrives.
 *
 * @param event what happened
 * @param said what the message says of the document
 * @param otherwise what is known of its content when there is none
 * @param time when it happened
 */
record DocumentLife(
    DocumentEvent event,
    DocumentReference said,
    DocumentReferenceContentComponent otherwise,
    Instant time)
    implements Rule {

  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  @Override
  public void settle(@Nullable Resource before, Resource after) {
    DocumentReference document = (DocumentReference) after;
    if (before instanceof DocumentReference known) {
      settle(known, document);
    }
    complete(document, otherwise);
  }

  private void settle(DocumentReference known, DocumentReference document) {
    Optional<Instant> last = Memory.eventTime(known);
    boolean newer = last.filter(time::isBefore).isEmpty();
    if (known.getStatus() == DocumentReferenceStatus.SUPERSEDED
        && document.getStatus() == DocumentReferenceStatus.CURRENT) {
      document.setStatusElement(known.getStatusElement().copy());
    }
    if (last.filter(time::equals).isPresent()
        && known.getStatus() == DocumentReferenceStatus.ENTEREDINERROR) {
      document.setStatusElement(known.getStatusElement().copy());
      document.setDocStatusElement(known.getDocStatusElement().copy());
    }
    if (event.relation().isEmpty() && known.hasRelatesTo()) {
      // How the two belong together was told by the event that brought them together.
      document.setRelatesTo(known.copy().getRelatesTo());
    }
    if (newer && isAmended(known, document)) {
      document.setDocStatus(ReferredDocumentStatus.AMENDED);
    }
    if (!newer && !hasContent(known) && hasContent(said)) {
      document.setContent(said.copy().getContent());
    }
  }

  private boolean isAmended(DocumentReference known, DocumentReference document) {
    boolean wasFinal =
        known.getDocStatus() == ReferredDocumentStatus.FINAL
            || known.getDocStatus() == ReferredDocumentStatus.AMENDED;
    return wasFinal
        && document.getDocStatus() == ReferredDocumentStatus.FINAL
        && (event.edits() || known.getDocStatus() == ReferredDocumentStatus.AMENDED);
  }

  private static boolean hasContent(DocumentReference document) {
    return document.getContent().stream()
        .map(DocumentReferenceContentComponent::getAttachment)
        .anyMatch(attachment -> attachment.hasData() || attachment.hasUrl());
  }

  /** A document has content, even when nobody sent any. */
  static void complete(DocumentReference document, DocumentReferenceContentComponent otherwise) {
    if (document.hasContent()) {
      return;
    }
    DocumentReferenceContentComponent content = otherwise.copy();
    Attachment attachment = content.getAttachment();
    attachment.addExtension(ABSENT, new CodeType("unknown"));
    document.addContent(content);
  }
}
