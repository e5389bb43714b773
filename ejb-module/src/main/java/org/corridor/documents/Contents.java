package org.corridor.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.hl7v2.V2Segment;
import org.corridor.shared.Finding;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContentComponent;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * OBX and the NTE below them: what a document says.
 *
 * @param otherwise what is known of the content of a document that came without it
 */
record Contents(DocumentReferenceContentComponent otherwise) {

  private static final SegmentTable OBX =
      SegmentTable.load(
          Contents.class,
          "OBX-DocumentReference.csv",
          new DocumentReference(),
          Map.of(
              "textOfRun", Texts::ofRun,
              "title", Contents::title,
              "titleOfText", spot -> Texts.begins(spot) ? title(spot) : null));
  private static final SegmentTable NTE =
      SegmentTable.load(
          Contents.class,
          "NTE-DocumentReference.csv",
          new DocumentReference(),
          Map.of("comment", Texts::ofField, "codedComment", Texts::codedComment));

  /** Adds the content to {@code document}, which has what TXA says of it. */
  static Contents read(DocumentReference document, Passage passage) {
    DocumentReferenceContentComponent told =
        document.hasContent()
            ? document.getContentFirstRep().copy()
            : new DocumentReferenceContentComponent();
    document.getContent().clear();
    boolean below = false;
    for (V2Segment segment : passage.message().segments()) {
      if (segment.name().equals("OBX")) {
        take(document, segment, passage);
        below = true;
      } else if (!segment.name().equals("NTE")) {
        below = false;
      } else if (below) {
        NTE.fill(document, segment, passage);
      }
    }
    document.getContent().removeIf(content -> content.getAttachment().isEmpty());
    document.getContent().forEach(content -> complete(content.getAttachment(), told));
    return new Contents(told);
  }

  private static void take(DocumentReference document, V2Segment obx, Passage passage) {
    int before = document.getContent().size();
    int then = obx.reading();
    OBX.fill(document, obx, passage);
    List<DocumentReferenceContentComponent> added =
        new ArrayList<>(document.getContent().subList(before, document.getContent().size()));
    added.removeIf(one -> one.getAttachment().hasData() || one.getAttachment().hasUrl());
    if (added.isEmpty()) {
      obx.kept(then);
    } else {
      obx.unread(then);
      passage.cutting(document, () -> document.getContent().removeIf(added::contains));
      passage.note(
          Finding.warning(obx.field(5).location(), "101", "This part of the document is empty."));
    }
  }

  private static void complete(Attachment attachment, DocumentReferenceContentComponent told) {
    if (!attachment.hasCreation() && told.getAttachment().hasCreation()) {
      attachment.setCreationElement(told.getAttachment().getCreationElement().copy());
    }
    if (!attachment.hasContentType() && told.getAttachment().hasContentType()) {
      attachment.setContentType(told.getAttachment().getContentType());
    }
  }

  private static @Nullable Base title(Spot spot) {
    V2Segment obx = spot.segment();
    return Optional.of(obx.field(3).first().component(2))
        .filter(name -> !name.isEmpty())
        .or(() -> Optional.of(obx.field(3).first().component(1)))
        .filter(name -> !name.isEmpty())
        .map(StringType::new)
        .orElse(null);
  }
}
