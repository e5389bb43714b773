package org.corridor.scheduling;

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
    InputStream in =
        Objects.requireNonNull(SchedulingEvent.class.getResourceAsStream("events.csv"));
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, SchedulingEvent> all = new LinkedHashMap<>();
      for (NamedCsvRecord row : rows) {
        SchedulingEvent event = of(row);
        all.put(event.trigger(), event);
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("events.csv", e);
    }
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
