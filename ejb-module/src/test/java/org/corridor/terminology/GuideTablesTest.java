package org.corridor.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.testing.SharedData;
import org.junit.jupiter.api.Test;

/** Compares the code tables with the guide's own: every coded row is there, or listed here. */
class GuideTablesTest {

  /** Rows where we say something else than the guide; the reason is the note of our row. */
  private static final Set<String> DEVIATIONS =
      Set.of(
          "Event[EncounterStatus] A04",
          "Event[EncounterStatus] A08",
          "OrderControlCode[ServiceRequest.status] CA",
          "OrderControlCode[ServiceRequest.status] HD",
          "OrderControlCode[ServiceRequest.status] RQ");

  /** The guide has two rows and leaves the choice to the implementer; ours is one of them. */
  private static final Set<String> CHOICES = Set.of("SegmentActionCode U");

  @Test
  void everyCodedRowOfTheGuideIsHereOrListed() throws IOException {
    List<String> differences = new ArrayList<>();
    int rows = 0;
    for (Path file : guide()) {
      String name = file.getFileName().toString().replaceAll(".*Map_ | - Sheet1.csv", "");
      for (CsvRecord row : read(file)) {
        String code = clean(row, 0);
        String fhir = clean(row, 6);
        if (!code.isEmpty() && !fhir.isEmpty()) {
          rows++;
          compare(name, code, fhir, differences);
        }
      }
    }
    assertThat(rows).isGreaterThan(2000);
    assertThat(differences).isSubsetOf(DEVIATIONS).hasSize(DEVIATIONS.size());
  }

  private static void compare(String table, String code, String fhir, List<String> differences) {
    String row = table + " " + code;
    boolean same = CodeTables.standard().table(table).code(code).filter(fhir::equals).isPresent();
    if (!same && !CHOICES.contains(row)) {
      differences.add(row);
    }
  }

  private static List<Path> guide() throws IOException {
    try (Stream<Path> files = Files.list(SharedData.folder("v2-to-fhir/codesystems"))) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
  }

  private static List<CsvRecord> read(Path file) throws IOException {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
      return reader.stream().skip(2).toList();
    }
  }

  private static String clean(CsvRecord row, int column) {
    return column < row.getFieldCount()
        ? row.getField(column).replace('\u00a0', ' ').strip().replaceAll("\\s+", " ")
        : "";
  }
}
