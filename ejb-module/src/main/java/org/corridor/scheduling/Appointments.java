package org.corridor.scheduling;

import java.util.Calendar;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.OtherNumber;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.translation.Identity;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.corridor.translation.ValueFunction;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;

/**
 * SCH and what stands below it, as an appointment.
 *
 * @param appointment with its id and everything the message says
 * @param cleared what the sender deleted
 * @param participation who takes part
 */
record Appointments(Appointment appointment, Set<String> cleared, Participation participation) {

  private static final SegmentTable SCH =
      SegmentTable.load(Appointments.class, "SCH-Appointment.csv", new Appointment(), functions());
  private static final SegmentTable TQ1 =
      SegmentTable.load(Appointments.class, "TQ1-Appointment.csv", new Appointment());
  private static final SegmentTable PID =
      SegmentTable.load(
          Appointments.class,
          "PID-Appointment.csv",
          new Appointment(),
          Map.of("patient", Appointments::patient));

  private static Map<String, ValueFunction> functions() {
    Map<String, ValueFunction> functions = new HashMap<>(Timing.FUNCTIONS);
    functions.put("placerOrder", ServiceOrders.NUMBERS::byPlacer);
    functions.put("fillerOrder", ServiceOrders.NUMBERS::byFiller);
    return Map.copyOf(functions);
  }

  /** Adds the patient of {@code pid}, who was stated last. */
  static void take(Appointment appointment, V2Segment pid, Passage passage) {
    PID.fill(appointment, pid, passage);
  }

  /**
   * Reads the appointment of a message.
   *
   * @param appointment with its patients
   * @throws NotTranslatable when nothing tells which appointment is meant, or nobody takes part
   */
  static Appointments read(
      Appointment appointment, V2Segment sch, Passage passage, SchedulingEvent event) {
    Set<String> cleared = new HashSet<>(SCH.fill(appointment, sch, passage));
    passage.message().first("TQ1").ifPresent(tq1 -> TQ1.fill(appointment, tq1, passage));
    Participation participation = Participation.read(passage, appointment);
    status(appointment, event);
    appointment.getParticipant().stream()
        .filter(one -> !one.hasStatus())
        .forEach(one -> one.setStatus(ParticipationStatus.ACCEPTED));
    times(appointment);
    appointment.setId(id(appointment, sch, passage));
    if (!appointment.hasParticipant()) {
      throw refused(passage, "PID", "There is neither a patient nor a resource.");
    }
    Comments.read(passage, appointment);
    return new Appointments(appointment, cleared, participation);
  }

  /** States the appointment. */
  void draft(Passage passage, SchedulingEvent event) {
    passage.draft(
        appointment,
        Weight.ASSERT,
        cleared,
        new AppointmentLife(event, participation, passage.time()));
  }

  private static void status(Appointment appointment, SchedulingEvent event) {
    if (event.decides() || !appointment.hasStatus()) {
      event.status().ifPresent(appointment::setStatus);
    }
  }

  /** Where nothing tells the time of the whole it is that of the resources. */
  private static void times(Appointment appointment) {
    List<Period> periods =
        appointment.getParticipant().stream()
            .map(AppointmentParticipantComponent::getPeriod)
            .toList();
    if (!appointment.hasStart()) {
      instants(periods.stream().map(Period::getStartElement))
          .min(Comparator.comparing(InstantType::getValue))
          .ifPresent(appointment::setStartElement);
      instants(periods.stream().map(Period::getEndElement))
          .max(Comparator.comparing(InstantType::getValue))
          .filter(end -> appointment.hasStart())
          .ifPresent(appointment::setEndElement);
    }
    if (appointment.hasStart() && !appointment.hasEnd() && appointment.hasMinutesDuration()) {
      InstantType end = appointment.getStartElement().copy();
      end.add(Calendar.MINUTE, appointment.getMinutesDuration());
      appointment.setEndElement(end);
    }
  }

  private static Stream<InstantType> instants(Stream<DateTimeType> times) {
    return times
        .filter(DateTimeType::hasValue)
        .filter(time -> time.getValueAsString().length() > 10)
        .map(BaseDateTimeType::getValueAsString)
        .map(InstantType::new);
  }

  /** The filler's number, else the placer's; one of a series has an occurrence number as well. */
  private static String id(Appointment appointment, V2Segment sch, Passage passage) {
    String occurrence = sch.field(3).text();
    Optional<Identifier> filler = number(appointment, "FILL");
    Optional<Identifier> placer = number(appointment, "PLAC");
    Optional<Identifier> number = filler.or(() -> placer);
    if (number.isPresent()) {
      String id = id(number.get(), occurrence);
      Optional<String> other =
          placer.filter(one -> filler.isPresent()).map(one -> "Appointment/" + id(one, occurrence));
      if (placer.isPresent() && (other.isPresent() || occurrence.isEmpty())) {
        passage.otherNumber(
            new OtherNumber("Appointment/" + id, other, placer.get(), other.isPresent(), true));
      }
      return id;
    }
    String patient = passage.stated("Patient").map(one -> one.getReference()).orElse("");
    if (patient.isEmpty() || !appointment.hasStart()) {
      throw refused(passage, "SCH-2", "Nothing tells which appointment this is.");
    }
    passage.note(
        Finding.warning(
            "SCH-2",
            "101",
            "There is no appointment number; the patient and the start were used."));
    return Identity.of(
        "Appointment", patient, appointment.getStartElement().getValue().toInstant().toString());
  }

  private static String id(Identifier number, String occurrence) {
    return occurrence.isEmpty()
        ? Identity.of("Appointment", number)
        : Identity.of("Appointment", number.getSystem(), number.getValue(), occurrence);
  }

  private static Optional<Identifier> number(Appointment appointment, String type) {
    return appointment.getIdentifier().stream()
        .filter(one -> type.equals(one.getType().getCodingFirstRep().getCode()))
        .findFirst();
  }

  private static @Nullable Base patient(Spot spot) {
    return spot.passage().stated("Patient").orElse(null);
  }

  private static NotTranslatable refused(Passage passage, String location, String text) {
    return NotTranslatable.because(Finding.error(location, "101", text), passage);
  }
}
