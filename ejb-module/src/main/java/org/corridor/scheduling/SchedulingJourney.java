package org.corridor.scheduling;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.subject.EncounterHistory;
import org.corridor.subject.MessageSource;
import org.corridor.subject.PatientSegments;
import org.corridor.subject.Visit;
import org.corridor.subject.VisitSegments;
import org.corridor.translation.MessageFamily;
import org.corridor.translation.NotTranslatable;
import org.corridor.translation.Passage;
import org.corridor.translation.Translation;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * The way of an SIU message. A scheduling system knows appointments; of the patient and the visit
 * it only repeats what others told it.
 */
public final class SchedulingJourney implements MessageFamily {

  private final Map<String, SchedulingEvent> events = SchedulingEvent.all();

  @Override
  public boolean takes(String type, String trigger) {
    return type.equals("SIU") && events.containsKey(trigger);
  }

  @Override
  public Translation translate(V2Message message, SenderProfile sender) {
    SchedulingEvent event = events.get(message.header().trigger());
    if (event == null) {
      throw NotTranslatable.event();
    }
    return Passage.through(message, sender, passage -> travel(passage, event));
  }

  private static void travel(Passage passage, SchedulingEvent event) {
    V2Segment sch =
        passage.message().first("SCH").orElseThrow(() -> NotTranslatable.without("SCH", passage));
    Appointment appointment = new Appointment();
    Optional<Reference> patient = patient(passage, appointment);
    Appointments read = Appointments.read(appointment, sch, passage, event);
    Reference reference = new Reference("Appointment/" + appointment.getId());
    Optional<Visit> visit = patient.flatMap(who -> visit(passage, who, reference));
    patient.ifPresent(who -> visit.ifPresent(v -> EncounterHistory.draft(passage, who, v)));
    patient.ifPresent(who -> Reasons.draft(passage, who, visit, appointment));
    visit.ifPresent(found -> found.mention(passage));
    patient.ifPresent(who -> ServiceOrders.draft(passage, sch, who));
    BookedSlots.draft(passage, sch, appointment);
    read.draft(passage, event);
    Entering.draft(passage, sch, reference);
    MessageSource.draft(passage);
  }

  /** Time may be booked for nobody; several patients come to a group, of whom the first counts. */
  private static Optional<Reference> patient(Passage passage, Appointment appointment) {
    List<V2Segment> pids = passage.message().all("PID");
    Optional<Reference> first = Optional.empty();
    for (V2Segment pid : pids) {
      Reference patient =
          pids.size() == 1
              ? PatientSegments.draft(passage, Weight.MENTION)
              : PatientSegments.draft(passage, pid, Weight.MENTION);
      Appointments.take(appointment, pid, passage);
      first = first.isPresent() ? first : Optional.of(patient);
    }
    return first;
  }

  /** A visit that nobody else spoke of is still to come. */
  private static Optional<Visit> visit(Passage passage, Reference patient, Reference appointment) {
    return VisitSegments.read(passage, patient)
        .map(
            visit -> {
              visit.encounter().addAppointment(appointment.copy());
              return visit.discharge().isPresent()
                  ? visit
                  : new Visit(
                      visit.encounter(),
                      visit.cleared(),
                      EncounterStatus.PLANNED,
                      visit.place(),
                      visit.earlierPlace(),
                      visit.sidePlaces(),
                      visit.discharge());
            });
  }
}
