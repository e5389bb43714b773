package org.corridor.admission;

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
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;

/**
 * One row of {@code triggers.csv}: what an event means.
 *
 * @param code MSH-9.2
 * @param patient what it does to the patient's record
 * @param visit what it does to the visit
 * @param status the status that the visit has then: a code, {@code class} when the patient class
 *     decides, or empty when the event says nothing about it
 * @param union what it says about the numbers in MRG
 */
record Trigger(String code, PatientEvent patient, VisitEvent visit, String status, Union union) {

  private static final String BY_CLASS = "class";

  static Map<String, Trigger> all() {
    InputStream in = Objects.requireNonNull(Trigger.class.getResourceAsStream("triggers.csv"));
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, Trigger> all = new LinkedHashMap<>();
      for (NamedCsvRecord row : rows) {
        Trigger trigger = of(row);
        all.put(trigger.code(), trigger);
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("triggers.csv", e);
    }
  }

  private static Trigger of(NamedCsvRecord row) {
    return new Trigger(
        row.getField("trigger"),
        PatientEvent.of(row.getField("patient")),
        VisitEvent.valueOf(row.getField("visit")),
        row.getField("status"),
        Union.of(row.getField("merge")));
  }

  /** The status after the event, where {@code usual} is what the patient class suggests. */
  EncounterStatus statusOr(EncounterStatus usual) {
    return status.isEmpty() || status.equals(BY_CLASS) ? usual : EncounterStatus.fromCode(status);
  }
}
