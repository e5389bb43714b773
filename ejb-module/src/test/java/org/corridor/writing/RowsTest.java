package org.corridor.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every row of every table that writes names elements that exist. */
class RowsTest {

  private static final Path TABLES = Path.of("src/main/resources/org/corridor");

  /** Elements that have tables of their own. */
  private static final Map<String, String> ELEMENTS =
      Map.ofEntries(
          Map.entry("Contact", "Patient.contact"),
          Map.entry("ObservationTime", "Observation"),
          Map.entry("Whole", "Observation"),
          Map.entry("Component", "Observation.component"),
          Map.entry("ReportLine", "DiagnosticReport"),
          Map.entry("Conclusion", "DiagnosticReport"),
          Map.entry("ConclusionCode", "DiagnosticReport"),
          Map.entry("Participant", "Appointment.participant"),
          Map.entry("Content", "DocumentReference.content"),
          Map.entry("VaccineFact", "Observation.component"),
          Map.entry("Dosage", "MedicationRequest.dosageInstruction"),
          Map.entry("Amount", "MedicationRequest.dosageInstruction"),
          Map.entry("Ingredient", "Medication.ingredient"));

  @TestFactory
  Stream<DynamicTest> pathsLeadSomewhere() throws IOException {
    FhirContext fhir = FhirContext.forR4Cached();
    FHIRPathEngine engine =
        new FHIRPathEngine(new HapiWorkerContext(fhir, new DefaultProfileValidationSupport(fhir)));
    return tables().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(file.getFileName().toString(), () -> look(file, engine)));
  }

  private static void look(Path file, FHIRPathEngine engine) throws IOException {
    String name = file.getFileName().toString();
    String root = name.substring(0, name.indexOf('-'));
    String type = ELEMENTS.getOrDefault(root, root);
    try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (var row : csv) {
        for (String column : List.of("condition", "fhir")) {
          String path = row.getField(column);
          if (!path.isEmpty()) {
            String resource = type.replaceAll("\\..*", "");
            assertThatCode(() -> engine.check(null, resource, type, type, path))
                .as("%s:%d %s", name, row.getStartingLineNumber(), path)
                .doesNotThrowAnyException();
          }
        }
      }
    }
  }

  /** Those that are named after what they write: a resource or an element, then a segment. */
  private static List<Path> tables() throws IOException {
    try (Stream<Path> files = Files.walk(TABLES)) {
      List<Path> found =
          files
              .filter(
                  file ->
                      file.getFileName()
                          .toString()
                          .matches("[A-Z][A-Za-z]*[a-z]-[A-Z][A-Z0-9]{2}\\.csv"))
              .toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }
}
