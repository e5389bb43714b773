package org.corridor.documents;

import java.util.List;
import java.util.Optional;
import org.corridor.writing.Source;
import org.corridor.writing.TypeWriter;
import org.corridor.writing.V2Value;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceRelatesToComponent;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;

/** The documents that others replace or add to: TXA-13, and the event. */
final class WrittenParents {

  private static final TypeWriter EI = TypeWriter.named("EI");

  private WrittenParents() {}

  /** What the document is to the first one that it replaces or adds to. */
  static Optional<DocumentRelationshipType> relation(DocumentReference document) {
    return document.getRelatesTo().stream()
        .map(DocumentReferenceRelatesToComponent::getCode)
        .filter(
            code ->
                code == DocumentRelationshipType.REPLACES
                    || code == DocumentRelationshipType.APPENDS)
        .findFirst();
  }

  /** Whether nothing more is known of {@code document} than what its follower tells. */
  static boolean isOne(DocumentReference document, List<DocumentReference> all, Source source) {
    return !document.hasType()
        && document.getContent().stream().noneMatch(WrittenContent::isThere)
        && all.stream()
            .flatMap(other -> other.getRelatesTo().stream())
            .anyMatch(to -> source.resolve(to.getTarget()).filter(document::equals).isPresent());
  }

  /** The number of a parent, from a reference to it. */
  static void number(Base value, V2Value to, Source source) {
    if (value instanceof Reference reference) {
      Optional<DocumentReference> parent = source.resolve(reference, DocumentReference.class);
      EI.write(
          parent.map(DocumentReference::getMasterIdentifier).orElseGet(reference::getIdentifier),
          to,
          source);
      parent.ifPresent(
          known -> {
            source.tell(known);
            if (known.getStatus() == DocumentReferenceStatus.SUPERSEDED) {
              source.sayAll(known.getStatusElement());
            }
          });
    }
  }
}
