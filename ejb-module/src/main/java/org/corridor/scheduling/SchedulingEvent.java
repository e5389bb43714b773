package org.corridor.scheduling;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.corridor.shared.CsvFile;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;

/**
 * One row of {@code events.csv}: what an event means for an appointment.
 *
 * @param trigger MSH-9.2
 * @param status the appointment's status after the event; empty when the event says nothing of it
 * @param decides whether the event outweighs the status that the message tells
 * @param hasReason whether SCH-6 says why the appointment does not take place
 */
record SchedulingEvent(
    String trigger, Optional<AppointmentStatus> status, boolean decides, boolean hasReason) {

  static Map<String, SchedulingEvent> all() {
    return CsvFile.beside(SchedulingEvent.class, "events.csv").stream()
        .map(SchedulingEvent::of)
        .collect(Collectors.toMap(SchedulingEvent::trigger, event -> event));
  }

  private static SchedulingEvent of(NamedCsvRecord row) {
    String status = row.getField("status");
    return new SchedulingEvent(
        row.getField("trigger"),
        status.isEmpty() ? Optional.empty() : Optional.of(AppointmentStatus.fromCode(status)),
        row.getField("decides").equals("yes"),
        row.getField("reason").equals("yes"));
  }
}
