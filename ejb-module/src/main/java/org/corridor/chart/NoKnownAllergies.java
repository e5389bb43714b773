package org.corridor.chart;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.shared.CsvFile;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** The ways in which senders write that no allergy is known: {@code no-known-allergies.csv}. */
record NoKnownAllergies(Map<String, Coding> said) {

  private static final String SNOMED_CT = "http://snomed.info/sct";

  static NoKnownAllergies read() {
    return new NoKnownAllergies(
        CsvFile.beside(NoKnownAllergies.class, "no-known-allergies.csv").stream()
            .collect(Collectors.toMap(row -> row.getField("said"), NoKnownAllergies::coding)));
  }

  private static Coding coding(NamedCsvRecord row) {
    return new Coding(SNOMED_CT, row.getField("code"), row.getField("display"));
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
