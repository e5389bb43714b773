package org.corridor.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.corridor.shared.Finding;
import org.corridor.writing.Form;
import org.corridor.writing.Letterhead;
import org.corridor.writing.MessageWriters;
import org.corridor.writing.MessageWriters.Written;
import org.corridor.writing.Unwritable;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.junit.jupiter.api.Test;

class AppointmentMessagesTest {

  private static final Instant NOON = Instant.parse("2025-06-11T12:00:00Z");

  private final MessageWriters writers =
      new MessageWriters(List.of(new AppointmentMessages()), new Letterhead("HUB", "NORTH"));
  private final Appointment appointment = new Appointment();
  private final Bundle bundle = new Bundle();

  AppointmentMessagesTest() {
    Patient patient = new Patient();
    patient.setId("Patient/p");
    patient.addIdentifier().setSystem("urn:oid:1.2.3").setValue("1");
    Practitioner doctor = new Practitioner();
    doctor.setId("Practitioner/d");
    doctor.addName().setFamily("House");
    Location clinic = new Location().setName("Clinic");
    clinic.setId("Location/c");
    appointment.setId("Appointment/a");
    appointment.addIdentifier().setSystem("urn:oid:1.9").setValue("77");
    appointment.setStatus(AppointmentStatus.BOOKED);
    appointment.getStartElement().setValueAsString("2025-07-01T09:00:00+02:00");
    appointment.getEndElement().setValueAsString("2025-07-01T09:30:00+02:00");
    appointment.addServiceType().setText("Check-up");
    with("Patient/p", ParticipationStatus.ACCEPTED);
    with("Practitioner/d", ParticipationStatus.TENTATIVE);
    with("Location/c", ParticipationStatus.ACCEPTED);
    bundle.addEntry().setResource(appointment);
    bundle.addEntry().setResource(patient);
    bundle.addEntry().setResource(doctor);
    bundle.addEntry().setResource(clinic);
  }

  private AppointmentParticipantComponent with(String actor, ParticipationStatus status) {
    AppointmentParticipantComponent one = appointment.addParticipant().setStatus(status);
    one.getActor().setReference(actor);
    return one;
  }

  private Written write() {
    return writers.write(bundle, NOON, Optional.empty());
  }

  private String message() {
    assertThat(write().messages()).hasSize(1);
    return new String(write().messages().get(0), UTF_8);
  }

  @Test
  void whoAndWhatIsBookedIsTold() {
    appointment.getMeta().setVersionId("1");
    assertThat(message())
        .contains("|SIU^S12^SIU_S12|")
        .endsWith(
            "SCH||77^^1.9^ISO|||||||||^^^20250701090000+0200^20250701093000+0200"
                + "||||||||||||||Booked\r"
                + "TQ1|1||||||20250701090000+0200|20250701093000+0200\r"
                + "PID|1||1^^^&1.2.3&ISO\r"
                + "RGS|1\r"
                + "AIS|1||^Check-up\r"
                + "AIL|1||Clinic|||||||||Booked\r"
                + "AIP|1||^House|||||||||Pending\r");
    assertThat(write().findings()).isEmpty();
  }

  @Test
  void theStatusIsTheEvent() {
    assertThat(message()).contains("|SIU^S14^SIU_S12|");
    appointment.setStatus(AppointmentStatus.CANCELLED).getCancelationReason().setText("ill");
    assertThat(message()).contains("|SIU^S15^SIU_S12|", "||||^ill||").contains("|Cancelled\r");
    appointment.setStatus(AppointmentStatus.NOSHOW);
    assertThat(message()).contains("|SIU^S26^SIU_S12|").contains("|Noshow\r");
    appointment.setStatus(AppointmentStatus.ENTEREDINERROR);
    assertThat(message()).contains("|SIU^S17^SIU_S12|").contains("|Deleted\r");
  }

  @Test
  void whatWasCancelledIsNeverTellableAsBooked() {
    assertThat(writers.write(bundle, NOON, Form.named("SIU^S12")).messages()).hasSize(1);
    assertThat(writers.write(bundle, NOON, Form.named("SIU^S15")).messages()).isEmpty();
    appointment.setStatus(AppointmentStatus.CANCELLED);
    assertThat(writers.write(bundle, NOON, Form.named("SIU^S12")).messages()).isEmpty();
    assertThat(writers.write(bundle, NOON, Form.named("SIU^S15")).messages()).hasSize(1);
  }

  @Test
  void aStateThatIsNotSaidExactlyIsAFinding() {
    appointment.setStatus(AppointmentStatus.ARRIVED);
    with("Device/x", ParticipationStatus.NEEDSACTION).getActor().setDisplay("Scanner");
    assertThat(message()).contains("|Booked\rTQ1").contains("AIG|1||^Scanner|||||||||||Pending\r");
    assertThat(write().findings())
        .extracting(Finding::location)
        .containsExactly(
            "Appointment.status",
            "Appointment.participant.actor.reference",
            "Appointment.participant.status");
  }

  @Test
  void aPlaceSaysWhatItIsIn() {
    Location house = new Location().setName("House");
    house.setId("Location/h");
    house.getPhysicalType().addCoding().setSystem(KINDS).setCode("bu");
    Location clinic = (Location) bundle.getEntry().get(3).getResource();
    clinic.getPartOf().setReference("Location/h");
    clinic.addIdentifier().setSystem("urn:oid:1.8").setValue("C7");
    bundle.addEntry().setResource(house);
    assertThat(message()).contains("AIL|1||Clinic^^^^^^House^^^C7&&1.8&ISO|");
    assertThat(write().findings()).isEmpty();
  }

  private static final String KINDS =
      "http://terminology.hl7.org/CodeSystem/location-physical-type";

  @Test
  void withoutANumberOrThePatientThereIsNoMessage() {
    bundle.getEntry().remove(1);
    assertThatThrownBy(this::write)
        .isInstanceOfSatisfying(
            Unwritable.class,
            why -> assertThat(why.finding().location()).isEqualTo("Appointment.participant.actor"));
    appointment.getIdentifier().clear();
    assertThatThrownBy(this::write)
        .isInstanceOfSatisfying(
            Unwritable.class,
            why -> assertThat(why.finding().location()).isEqualTo("Appointment.identifier"));
  }
}
