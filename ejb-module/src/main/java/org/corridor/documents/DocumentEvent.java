package org.corridor.documents;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    InputStream in = Objects.requireNonNull(DocumentEvent.class.getResourceAsStream("events.csv"));
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, DocumentEvent> all = new LinkedHashMap<>();
      for (NamedCsvRecord row : rows) {
        DocumentEvent event = of(row);
        all.put(event.trigger(), event);
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("events.csv", e);
    }
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
