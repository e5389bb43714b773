package org.corridor.scheduling;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.notes.WrittenNotes;
import org.corridor.ordering.WrittenNumbers;
import org.corridor.subject.WrittenPatient;
import org.corridor.subject.WrittenVisit;
import org.corridor.writing.Form;
import org.corridor.writing.MessageDraft;
import org.corridor.writing.MessageWriter;
import org.corridor.writing.SegmentRows;
import org.corridor.writing.Source;
import org.corridor.writing.Unwritable;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * Appointments as SIU: S12 for a new one, S14 for a changed one, and events of their own for those
 * that do not take place.
 */
public final class AppointmentMessages implements MessageWriter {

  private static final Form BOOKED = Form.named("SIU^S12").orElseThrow();
  private static final Form CHANGED = Form.named("SIU^S14").orElseThrow();
  private static final Map<AppointmentStatus, Form> NOT_TO_BE =
      Map.of(
          AppointmentStatus.CANCELLED, Form.named("SIU^S15").orElseThrow(),
          AppointmentStatus.ENTEREDINERROR, Form.named("SIU^S17").orElseThrow(),
          AppointmentStatus.NOSHOW, Form.named("SIU^S26").orElseThrow());

  private static final SegmentRows SCH =
      SegmentRows.load(
          AppointmentMessages.class,
          "Appointment-SCH.csv",
          Map.of(
              "firstTime",
              WrittenTimes::first,
              "schedule",
              WrittenLinks::schedule,
              "placerOrder",
              WrittenNumbers::placer,
              "fillerOrder",
              WrittenNumbers::filler,
              "placerOrders",
              WrittenNumbers::placerOfSeveral,
              "fillerOrders",
              WrittenNumbers::fillerOfSeveral));
  private static final SegmentRows TQ1 =
      SegmentRows.load(AppointmentMessages.class, "Appointment-TQ1.csv");

  private static final String NOTE =
      "http://hl7.org/fhir/5.0/StructureDefinition/extension-Appointment.note";

  @Override
  public String resource() {
    return "Appointment";
  }

  @Override
  public List<MessageDraft> write(List<Resource> all, Source source, Optional<Form> wanted) {
    return all.stream()
        .map(Appointment.class::cast)
        .flatMap(one -> form(one, source, wanted).map(form -> message(one, form, source)).stream())
        .toList();
  }

  /** What does not take place is never told as booked, whatever a route asks for. */
  private static Optional<Form> form(
      Appointment appointment, Source source, Optional<Form> wanted) {
    Form end = appointment.hasStatus() ? NOT_TO_BE.get(appointment.getStatus()) : null;
    if (end != null) {
      return Optional.of(end).filter(form -> wanted.map(form::equals).orElse(true));
    }
    return wanted.isPresent()
        ? wanted.filter(form -> !NOT_TO_BE.containsValue(form))
        : Optional.of(source.isNew(appointment) ? BOOKED : CHANGED);
  }

  private static MessageDraft message(Appointment appointment, Form form, Source source) {
    if (appointment.getIdentifier().stream().noneMatch(Identifier::hasValue)) {
      throw Unwritable.without("Appointment.identifier", "The appointment has no identifier.");
    }
    MessageDraft draft =
        new MessageDraft(form, source.time(appointment), source)
            .add(SCH, appointment)
            .add(TQ1, appointment);
    WrittenNotes.add(draft, notes(appointment, source));
    appointment.getParticipant().stream()
        .filter(one -> WrittenBookings.isPatient(one, source))
        .forEach(one -> patient(draft, one, source));
    source.all(Encounter.class).stream()
        .filter(visit -> isFor(visit, appointment, source))
        .findFirst()
        .ifPresent(visit -> WrittenVisit.add(draft, visit));
    WrittenBookings.add(draft, appointment, source);
    return draft;
  }

  private static void patient(
      MessageDraft draft, AppointmentParticipantComponent one, Source source) {
    Patient patient = WrittenPatient.of(one.getActor(), "Appointment.participant.actor", source);
    WrittenPatient.add(draft, patient);
    source.sayAll(one.getActor());
    WrittenBookings.attends(one, source);
  }

  private static boolean isFor(Encounter visit, Appointment appointment, Source source) {
    return visit.getAppointment().stream()
        .anyMatch(reference -> source.resolve(reference).filter(appointment::equals).isPresent());
  }

  /** The comment repeats the notes where there are any. */
  private static List<Annotation> notes(Appointment appointment, Source source) {
    List<Annotation> notes =
        appointment.getExtension().stream()
            .filter(extension -> NOTE.equals(extension.getUrl()))
            .map(Extension::getValue)
            .filter(Annotation.class::isInstance)
            .map(Annotation.class::cast)
            .toList();
    String repeated =
        notes.stream()
            .map(Annotation::getText)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("\n"));
    String comment = source.say(appointment.getCommentElement());
    return comment.isEmpty() || comment.equals(repeated)
        ? notes
        : Stream.concat(notes.stream(), Stream.of(new Annotation().setText(comment))).toList();
  }
}
