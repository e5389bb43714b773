package org.corridor.documents;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.corridor.shared.CsvFile;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;

/**
 * One row of {@code events.csv}: what an event means for a document.
 *
 * @param trigger MSH-9.2
 * @param relation to the document in TXA-13
 * @param cancels whether the document was never meant to exist
 * @param edits whether the content of a document is changed that keeps its number
 */
record DocumentEvent(
    String trigger, Optional<DocumentRelationshipType> relation, boolean cancels, boolean edits) {

  static Map<String, DocumentEvent> all() {
    return CsvFile.beside(DocumentEvent.class, "events.csv").stream()
        .map(DocumentEvent::of)
        .collect(Collectors.toMap(DocumentEvent::trigger, event -> event));
  }

  private static DocumentEvent of(NamedCsvRecord row) {
    String relation = row.getField("relation");
    return new DocumentEvent(
        row.getField("trigger"),
        relation.isEmpty()
            ? Optional.empty()
            : Optional.of(DocumentRelationshipType.fromCode(relation)),
        row.getField("cancels").equals("yes"),
        row.getField("edits").equals("yes"));
  }
}
