package org.corridor.scheduling;

import java.time.Instant;
import java.util.Set;
import org.corridor.reconciliation.Memory;
import org.corridor.reconciliation.Rule;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The life of one appointment. The newest event tells its state; what happens at the same moment as
 * its end does not bring it back.
 *
 * @param event what happened
 * @param participation who takes part
 * @param time when it happened
 */
record AppointmentLife(SchedulingEvent event, Participation participation, Instant time)
    implements Rule {

  private static final Set<AppointmentStatus> OVER =
      Set.of(
          AppointmentStatus.CANCELLED,
          AppointmentStatus.NOSHOW,
          AppointmentStatus.ENTEREDINERROR,
          AppointmentStatus.FULFILLED);
  private static final Set<AppointmentStatus> WITHOUT_TIME =
      Set.of(AppointmentStatus.CANCELLED, AppointmentStatus.PROPOSED, AppointmentStatus.WAITLIST);

  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  @Override
  public void settle(@Nullable Resource before, Resource after) {
    Appointment appointment = (Appointment) after;
    if (before instanceof Appointment known) {
      settle(known, appointment);
    }
    if (!appointment.hasStatus()) {
      appointment.setStatus(AppointmentStatus.BOOKED);
    }
    if (appointment.getStatus() != AppointmentStatus.CANCELLED) {
      appointment.setCancelationReason(null);
    }
    complete(appointment);
  }

  /** The newer of the two tells the state. */
  @Override
  public void unite(Resource other, Resource survivor, boolean newer) {
    if (other instanceof Appointment known && survivor instanceof Appointment appointment) {
      if (newer) {
        appointment.setStatus(known.getStatus());
        complete(appointment);
      }
      known.setStatus(AppointmentStatus.ENTEREDINERROR);
    }
  }

  private void settle(Appointment known, Appointment appointment) {
    Instant last = Memory.eventTime(known).orElse(Instant.MIN);
    if (!time.isBefore(last)) {
      participation.settle(known, appointment);
    }
    if (time.equals(last)
        && OVER.contains(known.getStatus())
        && !OVER.contains(appointment.getStatus())) {
      appointment.setStatus(known.getStatus());
    }
  }

  /** FHIR R4, app-2 and app-3: both times or none, and none only while nothing is fixed. */
  private static void complete(Appointment appointment) {
    boolean timed = isTold(appointment.getStartElement()) || isTold(appointment.getEndElement());
    if (timed || !WITHOUT_TIME.contains(appointment.getStatus())) {
      if (!isTold(appointment.getStartElement())) {
        appointment.setStartElement(unknown());
      }
      if (!isTold(appointment.getEndElement())) {
        appointment.setEndElement(unknown());
      }
    } else {
      appointment.setStartElement(null).setEndElement(null);
    }
  }

  private static boolean isTold(InstantType time) {
    return time.hasValue();
  }

  private static InstantType unknown() {
    InstantType time = new InstantType();
    time.addExtension(ABSENT, new CodeType("unknown"));
    return time;
  }
}
