package org.corridor.admission;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Map;
import java.util.stream.Collectors;
import org.corridor.shared.CsvFile;
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
    return CsvFile.beside(Trigger.class, "triggers.csv").stream()
        .map(Trigger::of)
        .collect(Collectors.toMap(Trigger::code, trigger -> trigger));
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
