package org.corridor.documents;

import java.util.Optional;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Rule;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContentComponent;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** TXA-13: the document that this one replaces or adds to. */
final class Relations {

  private Relations() {}

  static void draft(
      DocumentReference document, V2Segment txa, Passage passage, DocumentEvent event) {
    Optional<Identifier> parent = Documents.numberIn(txa.field(13).first(), passage);
    if (event.relation().isPresent() && parent.isEmpty()) {
      passage.note(
          Finding.warning("TXA-13", "101", "Nothing tells which document this one belongs to."));
    }
    parent.ifPresent(
        number ->
            draft(
                document,
                number,
                passage,
                event.relation().orElse(DocumentRelationshipType.APPENDS)));
  }

  private static void draft(
      DocumentReference document,
      Identifier number,
      Passage passage,
      DocumentRelationshipType relation) {
    DocumentReference parent = new DocumentReference();
    parent.setId(Identity.of("DocumentReference", number));
    if (parent.getId().equals(document.getId())) {
      return;
    }
    parent.setMasterIdentifier(number);
    parent.setSubject(document.getSubject());
    boolean replaced = relation == DocumentRelationshipType.REPLACES;
    Rule rule = replaced ? Relations::supersede : Relations::keep;
    Reference target = passage.draft(parent, Weight.MENTION, Set.of(), rule);
    document.addRelatesTo().setCode(relation).setTarget(target);
  }

  /** What was replaced stays so, unless it was never meant to exist. */
  private static void supersede(@Nullable Resource before, Resource after) {
    DocumentReference parent = (DocumentReference) after;
    if (parent.getStatus() != DocumentReferenceStatus.ENTEREDINERROR) {
      parent.setStatus(DocumentReferenceStatus.SUPERSEDED);
    }
    DocumentLife.complete(parent, new DocumentReferenceContentComponent());
  }

  private static void keep(@Nullable Resource before, Resource after) {
    DocumentReference parent = (DocumentReference) after;
    if (!parent.hasStatus()) {
      parent.setStatus(DocumentReferenceStatus.CURRENT);
    }
    DocumentLife.complete(parent, new DocumentReferenceContentComponent());
  }
}
