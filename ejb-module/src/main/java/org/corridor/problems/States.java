package org.corridor.problems;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.hl7v2.V2Repetition;
import org.corridor.shared.CsvFile;
import org.corridor.shared.Finding;
import org.corridor.translation.Spot;

/**
 * The words that senders have for states, as {@code states.csv} lists them: HL7 leaves the tables
 * 0288 and its likes to the site.
 *
 * @param known codes of FHIR by kind and word
 */
record States(Map<String, String> known) {

  static final States ALL = read();

  private static States read() {
    return new States(
        CsvFile.beside(States.class, "states.csv").stream()
            .collect(
                Collectors.toMap(
                    row -> row.getField("kind") + ' ' + row.getField("said"),
                    row -> row.getField("code"))));
  }

  /** The code that FHIR has for a coded value: by its code, else by its words. */
  Optional<String> of(String kind, V2Repetition value) {
    return Stream.of(1, 2, 4, 5)
        .map(part -> kind + ' ' + value.component(part).strip().toUpperCase(Locale.ROOT))
        .map(known::get)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** As {@link #of}; a value with an unknown word is noted. */
  Optional<String> orNote(String kind, Spot spot) {
    Optional<String> code = of(kind, spot.repetition());
    if (code.isEmpty()) {
      spot.passage()
          .note(
              Finding.warning(
                  spot.passage().context().location(),
                  "103",
                  "This state is not among the known words; it was left out."));
    }
    return code;
  }
}
