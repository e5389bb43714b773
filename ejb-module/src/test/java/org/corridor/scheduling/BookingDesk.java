package org.corridor.scheduling;

import java.util.List;
import org.corridor.shared.Finding;
import org.corridor.testing.Segment;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Books appointment F1 of one invented patient, and what SIU says of it then. */
final class BookingDesk {

  static final String PID = "PID|1||77001^^^NORTH^MR||Okafor^Ada";
  static final String SURGEON = "AIP|1||11^Hale^Kim^^^^^^NORTH|SURG^Surgeon^L";
  static final String ROOM = "AIL|1||OR^2^^NORTH";

  private final TestHub hub = new TestHub(new SchedulingJourney());

  /** MSH at {@code time}, a day and a time of March 2026. */
  static String msh(String trigger, String time) {
    return Segment.msh("SCHED", "SIU^" + trigger, "202603" + time);
  }

  /** SCH of F1, with further fields by number. */
  static String sch(String... fields) {
    return Segment.of("SCH", "1=P1^CLINIC", "2=F1^SCHED").with(fields).text();
  }

  static String at(String start, String end) {
    return "11=^^^" + start + "^" + end;
  }

  /** Received twice, as from a sender that missed the acknowledgement. */
  List<Finding> receive(String... segments) {
    return hub.receiveTwice(segments);
  }

  void book() {
    receive(
        msh("S12", "01080000"),
        sch(at("20260310090000", "20260310093000"), "25=Booked"),
        PID,
        SURGEON,
        ROOM);
  }

  Appointment appointment() {
    return hub.the(Appointment.class);
  }

  /** The kinds of those who take part, without those who are only informed. */
  List<String> actors() {
    return appointment().getParticipant().stream()
        .filter(one -> !one.hasRequired())
        .map(AppointmentParticipantComponent::getActor)
        .map(Reference::getType)
        .toList();
  }

  <T extends Resource> List<T> all(Class<T> type) {
    return hub.all(type);
  }

  <T extends Resource> T the(Class<T> type) {
    return hub.the(type);
  }

  /** Where a message is wrong that is refused. */
  List<String> refuse(String... segments) {
    return hub.refuse(segments).stream().map(Finding::location).toList();
  }
}
