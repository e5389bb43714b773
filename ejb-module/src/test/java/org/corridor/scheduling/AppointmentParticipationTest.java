package org.corridor.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.scheduling.BookingDesk.PID;
import static org.corridor.scheduling.BookingDesk.ROOM;
import static org.corridor.scheduling.BookingDesk.at;
import static org.corridor.scheduling.BookingDesk.msh;
import static org.corridor.scheduling.BookingDesk.sch;

import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.Test;

/** Who and what takes part in an appointment. */
class AppointmentParticipationTest {

  private final BookingDesk desk = new BookingDesk();

  @Test
  void resourcesOfOneKindReplaceThoseOfThatKind() {
    desk.book();
    desk.receive(msh("S14", "02080000"), sch(), PID, "AIL|1||OR^3^^NORTH");
    assertThat(desk.actors()).containsExactly("Patient", "Practitioner", "Location");
    assertThat(desk.all(org.hl7.fhir.r4.model.Location.class))
        .anyMatch(
            room ->
                desk.appointment()
                        .getParticipant()
                        .get(2)
                        .getActor()
                        .getReference()
                        .endsWith(room.getIdPart())
                    && room.getIdentifierFirstRep().getValue().endsWith("ro-3"));
  }

  @Test
  void actionCodesAddAndRemoveSingleResources() {
    desk.book();
    desk.receive(msh("S18", "02080000"), sch(), PID, "AIP|1|A|12^Bell^Ann^^^^^^NORTH|ANES^^L");
    assertThat(desk.actors())
        .containsExactly("Patient", "Practitioner", "Location", "Practitioner");
    desk.receive(msh("S20", "03080000"), sch(), PID, "AIP|1|D|11^Hale^Kim^^^^^^NORTH|SURG^^L");
    assertThat(desk.actors()).containsExactlyInAnyOrder("Patient", "Location", "Practitioner");
    assertThat(desk.appointment().getStatus()).isEqualTo(AppointmentStatus.BOOKED);
  }

  @Test
  void servicesEquipmentAndTheirTimesAreKept() {
    desk.receive(
        msh("S12", "01080000"),
        sch("9=90", "10=min"),
        PID,
        "AIS|1||44950^Appendectomy^C4|20260310090000|||45|min||Pending",
        "AIG|1||5001^Colonoscope^L|EQ^Equipment^L||||20260310090500|||1|h||Booked",
        "AIL|1||OR^2^^NORTH|||20260310|||30|min",
        "AIP|1||11^Hale^Kim^^^^^^NORTH||||15|min|");
    assertThat(desk.appointment().getServiceTypeFirstRep().getCodingFirstRep().getCode())
        .isEqualTo("44950");
    assertThat(desk.appointment().getStatus()).isEqualTo(AppointmentStatus.PENDING);
    assertThat(desk.appointment().getMinutesDuration()).isEqualTo(90);
    AppointmentParticipantComponent service = desk.appointment().getParticipant().get(1);
    assertThat(service.getActor().getDisplay()).isEqualTo("Appendectomy");
    assertThat(service.getPeriod().getEndElement().getValueAsString())
        .isEqualTo("2026-03-10T09:45:00+00:00");
    assertThat(service.getStatus()).isEqualTo(ParticipationStatus.TENTATIVE);
    AppointmentParticipantComponent equipment = desk.appointment().getParticipant().get(2);
    assertThat(equipment.getActor().getIdentifier().getValue()).isEqualTo("5001");
    assertThat(equipment.getActor().getType()).isEqualTo("Device");
    assertThat(equipment.getPeriod().getEndElement().getValueAsString())
        .startsWith("2026-03-10T10:05");
    assertThat(desk.appointment().getParticipant().get(3).getPeriod().hasEnd()).isFalse();
    assertThat(desk.appointment().getStartElement().getValueAsString())
        .startsWith("2026-03-10T09:00");
    assertThat(desk.appointment().getEndElement().getValueAsString())
        .startsWith("2026-03-10T10:05");
  }

  @Test
  void contactsAreInformedOnlyAndTheOneWhoEnteredItIsInTheProvenance() {
    desk.receive(
        msh("S12", "01080000"),
        sch(
            "6=O^Other",
            "12=21^Fox^Jo^^^^^^NORTH",
            "16=22^Roe^Al^^^^^^NORTH",
            "20=23^Poe^Ed^^^^^^NORTH"),
        PID);
    assertThat(desk.appointment().getParticipant().stream().filter(one -> one.hasRequired()))
        .extracting(one -> one.getTypeFirstRep().getText())
        .containsExactly("placer contact", "filler contact", null);
    Provenance entered =
        desk.all(Provenance.class).stream()
            .filter(one -> one.getAgentFirstRep().getType().getCodingFirstRep().hasCode())
            .filter(
                one ->
                    one.getAgentFirstRep()
                        .getType()
                        .getCodingFirstRep()
                        .getCode()
                        .equals("enterer"))
            .findFirst()
            .orElseThrow();
    assertThat(entered.getTargetFirstRep().getReference())
        .isEqualTo("Appointment/" + desk.appointment().getIdPart());
    assertThat(entered.getReasonFirstRep().getText()).isNull();
    assertThat(entered.getReasonFirstRep().getCodingFirstRep().getDisplay()).isEqualTo("Other");
  }

  @Test
  void timeIsBookedForNobody() {
    desk.receive(
        msh("S12", "01080000"), sch(at("20260310090000", "20260310100000")), "RGS|1", ROOM);
    assertThat(desk.actors()).containsExactly("Location");
  }

  @Test
  void severalPatientsComeToAGroup() {
    desk.receive(
        msh("S12", "01080000"),
        sch(at("20260310090000", "20260310100000")),
        PID,
        "PID|2||77002^^^NORTH^MR||Sand^Lee");
    assertThat(desk.actors()).containsExactly("Patient", "Patient");
    assertThat(desk.all(Patient.class)).hasSize(2);
  }

  @Test
  void resourcesWithoutANameAreLeftOut() {
    desk.receive(msh("S12", "01080000"), sch(), PID, "AIP|1||||||||||Booked", "AIS|1");
    assertThat(desk.actors()).containsExactly("Patient");
    assertThat(Stream.of(desk.appointment()).allMatch(Appointment::hasParticipant)).isTrue();
  }
}
