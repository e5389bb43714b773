package org.corridor.scheduling;

import java.util.List;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Rule;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Identity;
import org.corridor.translation.Passage;
import org.corridor.translation.SegmentTable;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.jspecify.annotations.Nullable;

/** SCH-5: the schedule that an appointment takes its time from, and that time. */
final class BookedSlots {

  private static final SegmentTable SCH =
      SegmentTable.load(BookedSlots.class, "SCH-Schedule.csv", new Schedule());

  private static final Rule COMPLETE = BookedSlots::complete;
  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  private BookedSlots() {}

  static void draft(Passage passage, V2Segment sch, Appointment appointment) {
    Schedule schedule = new Schedule();
    SCH.fill(schedule, sch, passage);
    if (!schedule.hasIdentifier()) {
      return;
    }
    Identifier number = schedule.getIdentifierFirstRep();
    if (!number.hasSystem()) {
      number.setSystem(passage.context().sender().namespace() + "/schedules");
    }
    schedule.setId(Identity.of("Schedule", number));
    actors(appointment, number).forEach(schedule::addActor);
    Slot slot = new Slot();
    slot.setId(Identity.of("Slot", "appointment", appointment.getId()));
    slot.setSchedule(passage.draft(schedule, Weight.MENTION, Set.of()));
    slot.setStatus(status(appointment.getStatus()));
    slot.setStartElement(appointment.hasStart() ? appointment.getStartElement().copy() : null);
    slot.setEndElement(appointment.hasEnd() ? appointment.getEndElement().copy() : null);
    appointment.addSlot(passage.draft(slot, Weight.ASSERT, Set.of(), COMPLETE));
  }

  /** Whose time it is: what is booked beside the patient. */
  private static List<Reference> actors(Appointment appointment, Identifier number) {
    List<Reference> actors =
        appointment.getParticipant().stream()
            .filter(one -> !one.hasRequired())
            .map(AppointmentParticipantComponent::getActor)
            .filter(actor -> actor.hasReference() && !"Patient".equals(actor.getType()))
            .map(Reference::copy)
            .toList();
    return actors.isEmpty() ? List.of(new Reference().setDisplay(number.getValue())) : actors;
  }

  private static @Nullable SlotStatus status(@Nullable AppointmentStatus status) {
    return status == null
        ? null
        : switch (status) {
          case CANCELLED, NOSHOW, ENTEREDINERROR -> SlotStatus.FREE;
          case PENDING, PROPOSED, WAITLIST -> SlotStatus.BUSYTENTATIVE;
          default -> SlotStatus.BUSY;
        };
  }

  private static void complete(@Nullable Resource before, Resource after) {
    Slot slot = (Slot) after;
    if (!slot.hasStatus()) {
      slot.setStatus(SlotStatus.BUSY);
    }
    if (!slot.hasStart()) {
      slot.setStartElement(unknown());
    }
    if (!slot.hasEnd()) {
      slot.setEndElement(unknown());
    }
  }

  private static InstantType unknown() {
    InstantType time = new InstantType();
    time.addExtension(ABSENT, new CodeType("unknown"));
    return time;
  }
}
