package org.corridor.chart;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** The ways in which senders write that no allergy is known: {@code no-known-allergies.csv}. */
public record NoKnownAllergies(Map<String, Coding> said) {

  private static final String SNOMED_CT = "http://snomed.info/sct";

  static NoKnownAllergies read() {
    var in =
        Objects.requireNonNull(
            NoKnownAllergies.class.getResourceAsStream("no-known-allergies.csv"));
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, Coding> said = new HashMap<>();
      for (NamedCsvRecord row : rows) {
        said.put(
            row.getField("said"),
            new Coding(SNOMED_CT, row.getField("code"), row.getField("display")));
      }
      return new NoKnownAllergies(said);
    } catch (IOException e) {
      throw new UncheckedIOException("no-known-allergies.csv", e);
    }
  }

  /** The statement that {@code concept} makes, with the sender's words; empty for an allergy. */
  Optional<CodeableConcept> statement(CodeableConcept concept) {
    return Stream.concat(
            Stream.of(String.valueOf(concept.getText())),
            concept.getCoding().stream()
                .flatMap(c -> Stream.of(String.valueOf(c.getCode()), words(c.getDisplay()))))
        .map(words -> said.get(words.strip().toUpperCase(Locale.ROOT)))
        .filter(Objects::nonNull)
        .findFirst()
        .map(coding -> new CodeableConcept(coding.copy()).setText(text(concept)));
  }

  private static String text(CodeableConcept concept) {
    return concept.hasText() || !concept.hasCoding()
        ? words(concept.getText())
        : words(concept.getCoding().get(0).getDisplay());
  }

  private static String words(@Nullable String words) {
    return words == null ? "" : words;
  }
}
