package org.corridor.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.scheduling.BookingDesk.PID;
import static org.corridor.scheduling.BookingDesk.at;
import static org.corridor.scheduling.BookingDesk.msh;
import static org.corridor.scheduling.BookingDesk.sch;

import java.util.ArrayList;
import java.util.List;
import org.corridor.hl7v2.V2Message;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;

/** What an appointment is, and what comes with it. */
class SchedulingJourneyTest {

  private static final String NOTE =
      "http://hl7.org/fhir/5.0/StructureDefinition/extension-Appointment.note";

  private final BookingDesk desk = new BookingDesk();

  @Test
  void anAppointmentHasItsNumbersTimesAndParticipants() {
    desk.book();
    assertThat(desk.appointment().getStatus()).isEqualTo(AppointmentStatus.BOOKED);
    assertThat(desk.appointment().getIdentifier())
        .extracting(number -> number.getValue())
        .containsExactly("P1", "F1");
    assertThat(desk.appointment().getStartElement().getValueAsString())
        .isEqualTo("2026-03-10T09:00:00+00:00");
    assertThat(desk.appointment().getEndElement().getValueAsString())
        .isEqualTo("2026-03-10T09:30:00+00:00");
    assertThat(desk.actors()).containsExactly("Patient", "Practitioner", "Location");
    assertThat(desk.appointment().getParticipant())
        .allMatch(one -> one.getStatus() == ParticipationStatus.ACCEPTED);
    assertThat(desk.appointment().getParticipant().get(0).getActor().getReference())
        .isEqualTo("Patient/" + desk.the(Patient.class).getIdPart());
    Extension subject = desk.appointment().getExtension().get(0);
    assertThat(((Reference) subject.getValue()).getReference()).startsWith("Patient/");
  }

  @Test
  void reasonsAndTypesAreReadByTheirTables() {
    desk.receive(
        msh("S12", "01080000"),
        sch("6=WALKIN^^HL70276", "7=CHECKUP^^HL70276", "8=Normal^^HL70277"),
        PID);
    assertThat(desk.appointment().getReasonCode())
        .extracting(reason -> reason.getCodingFirstRep().getCode())
        .containsExactly("WALKIN", "866149003");
    assertThat(desk.appointment().getAppointmentType().getCodingFirstRep().getCode())
        .isEqualTo("Normal");
  }

  @Test
  void anAppointmentCarriesOutOrders() {
    desk.receive(
        msh("S12", "01080000"),
        sch("4=G1^CLINIC", "26=O1^CLINIC~O2^CLINIC", "27=L1^LAB"),
        PID,
        "AIS|1||44950^Appendectomy^C4|20260310090000|||45|min||||X1^Left side^L",
        "AIS|2||44960^Another^C4");
    List<ServiceRequest> orders = desk.all(ServiceRequest.class);
    assertThat(orders).hasSize(2);
    assertThat(desk.appointment().getBasedOn())
        .extracting(Reference::getReference)
        .containsExactlyElementsOf(
            orders.stream().map(one -> "ServiceRequest/" + one.getIdPart()).toList());
    assertThat(orders.get(0).getIdentifier())
        .extracting(number -> number.getValue())
        .containsExactly("O1", "L1");
    assertThat(orders.get(0).getRequisition().getValue()).isEqualTo("G1");
    assertThat(orders.get(0).getCode().getCodingFirstRep().getCode()).isEqualTo("44950");
    assertThat(orders.get(0).getOccurrencePeriod().getEndElement().getValueAsString())
        .startsWith("2026-03-10T09:45");
    assertThat(orders.get(0).getOrderDetailFirstRep().getText()).isNull();
    assertThat(orders.get(0).getOrderDetailFirstRep().getCodingFirstRep().getCode())
        .isEqualTo("X1");
    assertThat(orders.get(1).getIdentifier())
        .extracting(number -> number.getValue())
        .containsExactly("O2");
    assertThat(orders.get(1).getStatus().toCode()).isEqualTo("active");
  }

  @Test
  void whatItsOrdersSayIsNotLeftOver() {
    V2Message message =
        V2Message.parse(
            String.join(
                "\r",
                msh("S12", "01080000"),
                sch("4=G1^CLINIC", "26=O1^CLINIC~O2^CLINIC", "27=L1^LAB"),
                PID));
    assertThat(new SchedulingJourney().translate(message, TestHub.SENDER).leftovers().residue())
        .isEmpty();
  }

  @Test
  void aCancelledAppointmentDoesNotTakeTheOrderBack() {
    desk.receive(msh("S15", "01080000"), sch("25=Cancelled", "26=O1^CLINIC"), PID);
    assertThat(desk.the(ServiceRequest.class).getStatus().toCode()).isEqualTo("active");
  }

  @Test
  void notesAreOneCommentAndKeepTheirAuthors() {
    desk.receive(
        msh("S12", "01080000"),
        sch(),
        "NTE|1||Bring papers~and glasses",
        "NTE|2||Come early",
        PID,
        "AIS|1||44950^Appendectomy^C4",
        "NTE|1|P|Fast before|PI^^HL70364|21^Fox^Jo^^^^^^NORTH|20260301070000");
    assertThat(desk.appointment().getComment())
        .isEqualTo("Bring papers\nand glasses\nCome early\nFast before");
    List<Annotation> notes = new ArrayList<>();
    desk.appointment()
        .getExtensionsByUrl(NOTE)
        .forEach(extension -> notes.add((Annotation) extension.getValue()));
    assertThat(notes).hasSize(2);
    assertThat(notes.get(1).getAuthorReference().getReference()).startsWith("Practitioner/");
    assertThat(notes.get(1).getTimeElement().getValueAsString()).startsWith("2026-03-01T07:00");
    assertThat(notes.get(1).getExtension()).hasSize(1);
  }

  @Test
  void diagnosesAndObservationsAreItsReasons() {
    desk.receive(
        msh("S12", "01080000"),
        sch(at("20260310090000", "20260310100000")),
        PID,
        "PV1|1|O|||||||||||||||||V9^^^NORTH^VN",
        "OBX|1|NM|8867-4^Heart rate^LN||72|/min|||||F",
        "NTE|1||at rest",
        "DG1|1||K35.80^Appendicitis^I10");
    assertThat(desk.appointment().getReasonReferenceFirstRep().getReference())
        .isEqualTo("Condition/" + desk.the(Condition.class).getIdPart());
    assertThat(desk.appointment().getSupportingInformationFirstRep().getReference())
        .isEqualTo("Observation/" + desk.the(Observation.class).getIdPart());
    assertThat(desk.the(Observation.class).getNoteFirstRep().getText()).isEqualTo("at rest");
    assertThat(desk.appointment().hasComment()).isFalse();
    Encounter visit = desk.the(Encounter.class);
    assertThat(visit.getStatus()).isEqualTo(EncounterStatus.PLANNED);
    assertThat(visit.getAppointmentFirstRep().getReference())
        .isEqualTo("Appointment/" + desk.appointment().getIdPart());
  }

  @Test
  void eachOccurrenceOfASeriesIsAnAppointment() {
    desk.receive(msh("S12", "01080000"), sch("3=1", "23=P0^CLINIC"), PID);
    desk.receive(msh("S12", "01080000"), sch("3=2", "23=P0^CLINIC"), PID);
    assertThat(desk.all(Appointment.class)).hasSize(2);
    assertThat(
            desk.all(Appointment.class)
                .get(1)
                .getSupportingInformationFirstRep()
                .getIdentifier()
                .getValue())
        .isEqualTo("P0");
  }

  @Test
  void withoutNumbersThePatientAndTheStartTell() {
    assertThat(
            desk.receive(
                msh("S12", "01080000"),
                sch("1=", "2=", at("20260310090000", "20260310100000")),
                PID))
        .anyMatch(finding -> finding.location().equals("SCH-2"));
    desk.receive(
        msh("S15", "02080000"), sch("1=", "2=", at("20260310090000", "20260310100000")), PID);
    assertThat(desk.appointment().getStatus()).isEqualTo(AppointmentStatus.CANCELLED);
  }

  @Test
  void whatNamesNoAppointmentIsRefused() {
    assertThat(desk.refuse(msh("S12", "01080000"), PID)).contains("SCH");
    assertThat(desk.refuse(msh("S12", "01080000"), sch("1=", "2="), PID)).contains("SCH-2");
    assertThat(desk.refuse(msh("S12", "01080000"), sch())).contains("PID");
  }
}
