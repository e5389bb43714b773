package org.corridor.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.shared.Finding;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an appointment is, and what becomes of it. */
class SchedulingJourneyTest {

  private static final String PID = "PID|1||77001^^^NORTH^MR||Okafor^Ada";
  private static final String SURGEON = "AIP|1||11^Hale^Kim^^^^^^NORTH|SURG^Surgeon^L";
  private static final String ROOM = "AIL|1||OR^2^^NORTH";
  private static final String NOTE =
      "http://hl7.org/fhir/5.0/StructureDefinition/extension-Appointment.note";

  private final TestHub hub = new TestHub(new SchedulingJourney());

  private static String msh(String trigger, String time) {
    return "MSH|^~\\&|SCHED|NORTH|HUB|HUB|202603" + time + "+0000||SIU^" + trigger + "|1|P|2.5.1";
  }

  /** SCH for appointment F1 with its fields 6 to 27, by number. */
  private static String sch(String... fields) {
    String[] all = new String[28];
    java.util.Arrays.fill(all, "");
    all[1] = "P1^CLINIC";
    all[2] = "F1^SCHED";
    for (String field : fields) {
      int equals = field.indexOf('=');
      all[Integer.parseInt(field.substring(0, equals))] = field.substring(equals + 1);
    }
    return "SCH|" + String.join("|", List.of(all).subList(1, 28));
  }

  private static String at(String start, String end) {
    return "11=^^^" + start + "^" + end;
  }

  /** Received twice, as a sender does that missed the acknowledgement. */
  private List<Finding> receive(String... segments) {
    List<Finding> findings = hub.receive(segments);
    List<String> written = hub.repository().written();
    hub.receive(segments);
    assertThat(hub.repository().written()).as("a resend changes nothing").isEqualTo(written);
    return findings;
  }

  private Appointment appointment() {
    return hub.the(Appointment.class);
  }

  private List<String> actors() {
    return appointment().getParticipant().stream()
        .filter(one -> !one.hasRequired())
        .map(AppointmentParticipantComponent::getActor)
        .map(Reference::getType)
        .toList();
  }

  private void book() {
    receive(
        msh("S12", "01080000"),
        sch(at("20260310090000", "20260310093000"), "25=Booked"),
        PID,
        SURGEON,
        ROOM);
  }

  @Test
  void anAppointmentHasItsNumbersTimesAndParticipants() {
    book();
    assertThat(appointment().getStatus()).isEqualTo(AppointmentStatus.BOOKED);
    assertThat(appointment().getIdentifier())
        .extracting(number -> number.getValue())
        .containsExactly("P1", "F1");
    assertThat(appointment().getStartElement().getValueAsString())
        .isEqualTo("2026-03-10T09:00:00+00:00");
    assertThat(appointment().getEndElement().getValueAsString())
        .isEqualTo("2026-03-10T09:30:00+00:00");
    assertThat(actors()).containsExactly("Patient", "Practitioner", "Location");
    assertThat(appointment().getParticipant())
        .allMatch(one -> one.getStatus() == ParticipationStatus.ACCEPTED);
    assertThat(appointment().getParticipant().get(0).getActor().getReference())
        .isEqualTo("Patient/" + hub.the(Patient.class).getIdPart());
    Extension subject = appointment().getExtension().get(0);
    assertThat(((Reference) subject.getValue()).getReference()).startsWith("Patient/");
  }

  @Test
  void aNewTimeTakesThePlaceOfTheOldOne() {
    book();
    receive(msh("S13", "02080000"), sch(at("20260311140000", "20260311143000"), "25=Booked"), PID);
    assertThat(appointment().getStartElement().getValueAsString()).startsWith("2026-03-11T14:00");
    assertThat(actors()).containsExactly("Patient", "Practitioner", "Location");
  }

  @ParameterizedTest
  @CsvSource({"S15, cancelled", "S16, cancelled", "S17, entered-in-error", "S26, noshow"})
  void theEventDecidesWhateverTheStatusFieldSays(String trigger, String status) {
    book();
    receive(msh(trigger, "02080000"), sch("6=ILL^Patient ill^L", "25=Booked"), PID);
    assertThat(appointment().getStatus().toCode()).isEqualTo(status);
    assertThat(actors()).containsExactly("Patient", "Practitioner", "Location");
    assertThat(appointment().hasStart()).isTrue();
    assertThat(appointment().hasCancelationReason()).isEqualTo(status.equals("cancelled"));
    assertThat(appointment().hasReasonCode()).isEqualTo(status.equals("noshow"));
  }

  @ParameterizedTest
  @CsvSource({
    "Pending, pending",
    "WAITLIST, waitlist",
    "Started, checked-in",
    "Complete, fulfilled",
    "Dc, cancelled",
    "Overbook, booked",
    "Unheard, booked"
  })
  void theStatusFieldTellsTheStatus(String code, String status) {
    receive(msh("S12", "01080000"), sch(at("20260310090000", "20260310093000"), "25=" + code), PID);
    assertThat(appointment().getStatus().toCode()).isEqualTo(status);
  }

  @Test
  void anUnknownStatusIsNoted() {
    assertThat(receive(msh("S12", "01080000"), sch("25=Unheard"), PID))
        .anyMatch(f -> f.location().equals("SCH-25") && f.code().equals("103"));
  }

  @Test
  void aModificationWithoutAStatusKeepsIt() {
    receive(msh("S12", "01080000"), sch(at("20260310090000", "20260310093000"), "25=Pending"), PID);
    receive(msh("S14", "02080000"), sch("7=^Follow-up"), PID);
    assertThat(appointment().getStatus()).isEqualTo(AppointmentStatus.PENDING);
    assertThat(appointment().getReasonCodeFirstRep().getText()).isEqualTo("Follow-up");
  }

  @Test
  void aLateBookingDoesNotBringACancelledAppointmentBack() {
    receive(msh("S15", "02080000"), sch("6=ILL^Patient ill^L"), PID);
    book();
    assertThat(appointment().getStatus()).isEqualTo(AppointmentStatus.CANCELLED);
    assertThat(appointment().getStartElement().getValueAsString()).startsWith("2026-03-10T09:00");
    assertThat(actors()).containsExactly("Patient", "Practitioner", "Location");
  }

  @Test
  void aBookingOfTheSameMomentDoesNotBringItBackEither() {
    book();
    receive(msh("S15", "01080000"), sch(), PID);
    book();
    assertThat(appointment().getStatus()).isEqualTo(AppointmentStatus.CANCELLED);
  }

  @Test
  void anAppointmentIsBookedAgainAfterItWasCancelled() {
    book();
    receive(msh("S15", "02080000"), sch("6=ILL^Patient ill^L"), PID);
    receive(msh("S13", "03080000"), sch(at("20260320090000", "20260320093000"), "25=Booked"), PID);
    assertThat(appointment().getStatus()).isEqualTo(AppointmentStatus.BOOKED);
    assertThat(appointment().hasCancelationReason()).isFalse();
  }

  @Test
  void resourcesOfOneKindReplaceThoseOfThatKind() {
    book();
    receive(msh("S14", "02080000"), sch(), PID, "AIL|1||OR^3^^NORTH");
    assertThat(actors()).containsExactly("Patient", "Practitioner", "Location");
    assertThat(hub.all(org.hl7.fhir.r4.model.Location.class))
        .anyMatch(
            room ->
                appointment()
                        .getParticipant()
                        .get(2)
                        .getActor()
                        .getReference()
                        .endsWith(room.getIdPart())
                    && room.getIdentifierFirstRep().getValue().endsWith("ro-3"));
  }

  @Test
  void actionCodesAddAndRemoveSingleResources() {
    book();
    receive(msh("S18", "02080000"), sch(), PID, "AIP|1|A|12^Bell^Ann^^^^^^NORTH|ANES^^L");
    assertThat(actors()).containsExactly("Patient", "Practitioner", "Location", "Practitioner");
    receive(msh("S20", "03080000"), sch(), PID, "AIP|1|D|11^Hale^Kim^^^^^^NORTH|SURG^^L");
    assertThat(actors()).containsExactlyInAnyOrder("Patient", "Location", "Practitioner");
    assertThat(appointment().getStatus()).isEqualTo(AppointmentStatus.BOOKED);
  }

  @Test
  void servicesEquipmentAndTheirTimesAreKept() {
    receive(
        msh("S12", "01080000"),
        sch("9=90", "10=min"),
        PID,
        "AIS|1||44950^Appendectomy^C4|20260310090000|||45|min||Pending",
        "AIG|1||5001^Colonoscope^L|EQ^Equipment^L||||20260310090500|||1|h||Booked",
        "AIL|1||OR^2^^NORTH|||20260310|||30|min",
        "AIP|1||11^Hale^Kim^^^^^^NORTH||||15|min|");
    assertThat(appointment().getServiceTypeFirstRep().getCodingFirstRep().getCode())
        .isEqualTo("44950");
    assertThat(appointment().getStatus()).isEqualTo(AppointmentStatus.PENDING);
    assertThat(appointment().getMinutesDuration()).isEqualTo(90);
    AppointmentParticipantComponent service = appointment().getParticipant().get(1);
    assertThat(service.getActor().getDisplay()).isEqualTo("Appendectomy");
    assertThat(service.getPeriod().getEndElement().getValueAsString())
        .isEqualTo("2026-03-10T09:45:00+00:00");
    assertThat(service.getStatus()).isEqualTo(ParticipationStatus.TENTATIVE);
    AppointmentParticipantComponent equipment = appointment().getParticipant().get(2);
    assertThat(equipment.getActor().getIdentifier().getValue()).isEqualTo("5001");
    assertThat(equipment.getActor().getType()).isEqualTo("Device");
    assertThat(equipment.getPeriod().getEndElement().getValueAsString())
        .startsWith("2026-03-10T10:05");
    assertThat(appointment().getParticipant().get(3).getPeriod().hasEnd()).isFalse();
    assertThat(appointment().getStartElement().getValueAsString()).startsWith("2026-03-10T09:00");
    assertThat(appointment().getEndElement().getValueAsString()).startsWith("2026-03-10T10:05");
  }

  @Test
  void anOffsetCountsFromTheStartOfTheAppointment() {
    receive(
        msh("S12", "01080000"),
        sch(at("20260310090000", "20260310100000")),
        PID,
        "AIP|1||11^Hale^Kim^^^^^^NORTH||||15|min");
    assertThat(
            appointment().getParticipant().get(1).getPeriod().getStartElement().getValueAsString())
        .isEqualTo("2026-03-10T09:15:00+00:00");
  }

  @Test
  void theLengthTellsTheEnd() {
    receive(msh("S12", "01080000"), sch(at("20260310090000", ""), "9=1.5", "10=hr"), PID);
    assertThat(appointment().getMinutesDuration()).isEqualTo(90);
    assertThat(appointment().getEndElement().getValueAsString())
        .isEqualTo("2026-03-10T10:30:00+00:00");
  }

  @Test
  void aLengthThatIsNoneIsNoted() {
    assertThat(receive(msh("S12", "01080000"), sch("9=soon", "10=min"), PID))
        .anyMatch(finding -> finding.location().equals("SCH-9") && finding.code().equals("102"));
    assertThat(appointment().getStartElement().hasExtension()).isTrue();
  }

  @Test
  void aDayIsARequestAndNoInstant() {
    receive(msh("S12", "01080000"), sch(at("20260310", "20260311")), PID);
    assertThat(appointment().getStartElement().hasValue()).isFalse();
    assertThat(appointment().getRequestedPeriodFirstRep().getStartElement().getValueAsString())
        .isEqualTo("2026-03-10");
  }

  @Test
  void theTimesOfTq1GoFirst() {
    receive(
        msh("S12", "01080000"),
        sch(at("20260310090000", "20260310100000")),
        "TQ1|1||||||20260312090000|20260312091500",
        PID);
    assertThat(appointment().getStartElement().getValueAsString()).startsWith("2026-03-12T09:00");
    assertThat(appointment().getEndElement().getValueAsString()).startsWith("2026-03-12T09:15");
  }

  @Test
  void reasonsAndTypesAreReadByTheirTables() {
    receive(
        msh("S12", "01080000"),
        sch("6=WALKIN^^HL70276", "7=CHECKUP^^HL70276", "8=Normal^^HL70277"),
        PID);
    assertThat(appointment().getReasonCode())
        .extracting(reason -> reason.getCodingFirstRep().getCode())
        .containsExactly("WALKIN", "866149003");
    assertThat(appointment().getAppointmentType().getCodingFirstRep().getCode())
        .isEqualTo("Normal");
  }

  @Test
  void contactsAreInformedOnlyAndTheOneWhoEnteredItIsInTheProvenance() {
    receive(
        msh("S12", "01080000"),
        sch(
            "6=O^Other",
            "12=21^Fox^Jo^^^^^^NORTH",
            "16=22^Roe^Al^^^^^^NORTH",
            "20=23^Poe^Ed^^^^^^NORTH"),
        PID);
    assertThat(appointment().getParticipant().stream().filter(one -> one.hasRequired()))
        .extracting(one -> one.getTypeFirstRep().getText())
        .containsExactly("placer contact", "filler contact", null);
    Provenance entered =
        hub.all(Provenance.class).stream()
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
        .isEqualTo("Appointment/" + appointment().getIdPart());
    assertThat(entered.getReasonFirstRep().getText()).isNull();
    assertThat(entered.getReasonFirstRep().getCodingFirstRep().getDisplay()).isEqualTo("Other");
  }

  @Test
  void anAppointmentCarriesOutOrders() {
    receive(
        msh("S12", "01080000"),
        sch("4=G1^CLINIC", "26=O1^CLINIC~O2^CLINIC", "27=L1^LAB"),
        PID,
        "AIS|1||44950^Appendectomy^C4|20260310090000|||45|min||||X1^Left side^L",
        "AIS|2||44960^Another^C4");
    List<ServiceRequest> orders = hub.all(ServiceRequest.class);
    assertThat(orders).hasSize(2);
    assertThat(appointment().getBasedOn())
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
  void aCancelledAppointmentDoesNotTakeTheOrderBack() {
    receive(msh("S15", "01080000"), sch("25=Cancelled", "26=O1^CLINIC"), PID);
    assertThat(hub.the(ServiceRequest.class).getStatus().toCode()).isEqualTo("active");
  }

  @Test
  void notesAreOneCommentAndKeepTheirAuthors() {
    receive(
        msh("S12", "01080000"),
        sch(),
        "NTE|1||Bring papers~and glasses",
        "NTE|2||Come early",
        PID,
        "AIS|1||44950^Appendectomy^C4",
        "NTE|1|P|Fast before|PI^^HL70364|21^Fox^Jo^^^^^^NORTH|20260301070000");
    assertThat(appointment().getComment())
        .isEqualTo("Bring papers\nand glasses\nCome early\nFast before");
    List<Annotation> notes = new ArrayList<>();
    appointment()
        .getExtensionsByUrl(NOTE)
        .forEach(extension -> notes.add((Annotation) extension.getValue()));
    assertThat(notes).hasSize(2);
    assertThat(notes.get(1).getAuthorReference().getReference()).startsWith("Practitioner/");
    assertThat(notes.get(1).getTimeElement().getValueAsString()).startsWith("2026-03-01T07:00");
    assertThat(notes.get(1).getExtension()).hasSize(1);
  }

  @Test
  void diagnosesAndObservationsAreItsReasons() {
    receive(
        msh("S12", "01080000"),
        sch(at("20260310090000", "20260310100000")),
        PID,
        "PV1|1|O|||||||||||||||||V9^^^NORTH^VN",
        "OBX|1|NM|8867-4^Heart rate^LN||72|/min|||||F",
        "NTE|1||at rest",
        "DG1|1||K35.80^Appendicitis^I10");
    assertThat(appointment().getReasonReferenceFirstRep().getReference())
        .isEqualTo("Condition/" + hub.the(Condition.class).getIdPart());
    assertThat(appointment().getSupportingInformationFirstRep().getReference())
        .isEqualTo("Observation/" + hub.the(Observation.class).getIdPart());
    assertThat(hub.the(Observation.class).getNoteFirstRep().getText()).isEqualTo("at rest");
    assertThat(appointment().hasComment()).isFalse();
    Encounter visit = hub.the(Encounter.class);
    assertThat(visit.getStatus()).isEqualTo(EncounterStatus.PLANNED);
    assertThat(visit.getAppointmentFirstRep().getReference())
        .isEqualTo("Appointment/" + appointment().getIdPart());
  }

  @Test
  void timeIsTakenFromAScheduleAndGivenBack() {
    receive(
        msh("S12", "01080000"),
        sch("5=CLIN7^Clinic 7^L", at("20260310090000", "20260310100000"), "25=Booked"),
        PID,
        SURGEON);
    assertThat(appointment().getSlotFirstRep().getReference())
        .isEqualTo("Slot/" + hub.the(Slot.class).getIdPart());
    assertThat(hub.the(Slot.class).getStatus()).isEqualTo(SlotStatus.BUSY);
    assertThat(hub.the(Schedule.class).getActorFirstRep().getReference())
        .startsWith("Practitioner/");
    receive(msh("S15", "02080000"), sch("5=CLIN7^Clinic 7^L"), PID);
    assertThat(hub.the(Slot.class).getStatus()).isEqualTo(SlotStatus.FREE);
    assertThat(hub.the(Slot.class).getEndElement().getValueAsString())
        .startsWith("2026-03-10T10:00");
  }

  @Test
  void eachOccurrenceOfASeriesIsAnAppointment() {
    receive(msh("S12", "01080000"), sch("3=1", "23=P0^CLINIC"), PID);
    receive(msh("S12", "01080000"), sch("3=2", "23=P0^CLINIC"), PID);
    assertThat(hub.all(Appointment.class)).hasSize(2);
    assertThat(
            hub.all(Appointment.class)
                .get(1)
                .getSupportingInformationFirstRep()
                .getIdentifier()
                .getValue())
        .isEqualTo("P0");
  }

  @Test
  void withoutNumbersThePatientAndTheStartTell() {
    assertThat(
            receive(
                msh("S12", "01080000"),
                sch("1=", "2=", at("20260310090000", "20260310100000")),
                PID))
        .anyMatch(finding -> finding.location().equals("SCH-2"));
    receive(msh("S15", "02080000"), sch("1=", "2=", at("20260310090000", "20260310100000")), PID);
    assertThat(appointment().getStatus()).isEqualTo(AppointmentStatus.CANCELLED);
  }

  @Test
  void timeIsBookedForNobody() {
    receive(msh("S12", "01080000"), sch(at("20260310090000", "20260310100000")), "RGS|1", ROOM);
    assertThat(actors()).containsExactly("Location");
  }

  @Test
  void severalPatientsComeToAGroup() {
    receive(
        msh("S12", "01080000"),
        sch(at("20260310090000", "20260310100000")),
        PID,
        "PID|2||77002^^^NORTH^MR||Sand^Lee");
    assertThat(actors()).containsExactly("Patient", "Patient");
    assertThat(hub.all(Patient.class)).hasSize(2);
  }

  @Test
  void whatNamesNoAppointmentIsRefused() {
    assertRefused("SCH", msh("S12", "01080000"), PID);
    assertRefused("SCH-2", msh("S12", "01080000"), sch("1=", "2="), PID);
    assertRefused("PID", msh("S12", "01080000"), sch());
  }

  private void assertRefused(String location, String... segments) {
    assertThatThrownBy(() -> hub.receive(segments))
        .isInstanceOfSatisfying(
            NotTranslatable.class,
            refusal ->
                assertThat(refusal.findings())
                    .anyMatch(finding -> finding.location().equals(location)));
  }

  @Test
  void resourcesWithoutANameAreLeftOut() {
    receive(msh("S12", "01080000"), sch(), PID, "AIP|1||||||||||Booked", "AIS|1");
    assertThat(actors()).containsExactly("Patient");
    assertThat(Stream.of(appointment()).allMatch(Appointment::hasParticipant)).isTrue();
  }

  /** An event about the appointment as its scheduler or the one who asked for it knows it. */
  private void send(String event, String known) {
    String numbers =
        switch (known) {
          case "placer" -> "SCH|P1^CLINIC|";
          case "filler" -> "SCH||F1^SCHED";
          default -> "SCH|P1^CLINIC|F1^SCHED";
        };
    String start = "202603" + (event.startsWith("S13") ? "11" : "10") + "090000";
    boolean timed = List.of("S12", "S13").contains(event.substring(0, 3));
    receive(
        msh(event.substring(0, 3), event.substring(4) + "080000"),
        numbers + "|".repeat(9) + (timed ? "^^^" + start + "^" + start : ""),
        PID);
  }

  @ParameterizedTest
  @CsvSource({
    "S12@01 both S15@02 both, cancelled",
    "S15@02 both S12@01 both, cancelled",
    "S12@01 placer S15@02 both, cancelled",
    "S15@02 placer S12@01 both, cancelled",
    "S12@01 both S15@02 placer, cancelled",
    "S12@01 both S15@02 filler, cancelled",
    "S12@01 filler S15@02 both, cancelled",
    "S15@02 filler S12@01 both, cancelled",
    "S12@01 placer S13@02 both S15@03 placer, cancelled",
    "S12@01 placer S13@02 both S15@03 filler, cancelled",
    "S12@01 placer S14@02 filler S13@03 both, booked",
    "S12@01 filler S15@02 placer S14@03 both, cancelled",
    "S12@01 placer S15@02 placer S14@03 both, cancelled",
    "S12@01 placer S15@03 placer S13@02 both, cancelled",
    "S14@01 both, booked",
    "S14@02 both S12@01 both, booked",
    "S12@01 both S17@02 both S12@01 both, entered-in-error",
    "S17@02 both S12@01 both, entered-in-error",
    "S17@02 both S13@01 both, entered-in-error",
    "S12@01 both S26@03 both S13@02 both, noshow",
    "S12@01 both S15@03 both S13@02 both, cancelled",
    "S12@01 both S15@02 both S13@03 both, booked",
    "S12@01 both S16@02 both S14@03 both, cancelled"
  })
  void oneAppointmentHasOneLife(String events, String status) {
    String[] all = events.split(" ");
    for (int i = 0; i < all.length; i += 2) {
      send(all[i], all[i + 1]);
    }
    List<Appointment> live =
        hub.all(Appointment.class).stream()
            .filter(
                one ->
                    !one.hasExtension(
                        "https://corridor.example/fhir/StructureDefinition/replaced-by"))
            .toList();
    assertThat(live).hasSize(1);
    assertThat(live.get(0).getStatus().toCode()).isEqualTo(status);
    if (events.contains("S12") || events.contains("S13")) {
      assertThat(live.get(0).hasStart()).isTrue();
    }
    if (events.contains("S13@02 both") && status.equals("booked")) {
      assertThat(live.get(0).getStartElement().getValueAsString()).startsWith("2026-03-11");
    }
  }

  @Test
  void theLatestReschedulingCountsWhateverComesFirst() {
    send("S12@01", "both");
    receive(msh("S13", "04080000"), sch(at("20260320090000", "20260320093000")), PID);
    receive(msh("S13", "03080000"), sch(at("20260315090000", "20260315093000")), PID);
    assertThat(appointment().getStartElement().getValueAsString()).startsWith("2026-03-20");
  }

  @Test
  void aDiagnosisIsOnlyMentioned() {
    receive(msh("S12", "01080000"), sch(), PID, "DG1|1||I10^Hypertension^I10|||W");
    receive(msh("S14", "02080000"), sch(), PID, "DG1|1||I10^High pressure^I10|||W");
    assertThat(hub.the(Condition.class).getCode().getCodingFirstRep().getDisplay())
        .isEqualTo("Hypertension");
  }
}
