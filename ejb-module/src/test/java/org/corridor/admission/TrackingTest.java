package org.corridor.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.admission.Adt.event;
import static org.corridor.admission.Adt.pid;

import java.util.List;
import org.corridor.testing.Segment;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationComponent;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

/** Where patients are for a while, will be, and are not after all. */
class TrackingTest {

  private static final String EXPECTED_END =
      "http://hl7.org/fhir/5.0/StructureDefinition/extension-Encounter.plannedEndDate";

  private final TestHub hub = new TestHub(new AdmissionJourney());

  /** Receives everything twice: a resend changes nothing. */
  private void receive(String trigger, String hour, String... segments) {
    String[] all = new String[segments.length + 1];
    all[0] = pid("1");
    System.arraycopy(segments, 0, all, 1, segments.length);
    hub.receiveTwice(event(trigger, hour, all));
  }

  private static String pv1(String place, String temporary, String pending, String left) {
    return Segment.of("PV1", "2=I", "3=" + place, "11=" + temporary, "19=V1^^^FAC^VN")
        .with("42=" + pending, "43=" + left)
        .text();
  }

  private Encounter visit() {
    return hub.the(Encounter.class);
  }

  private List<String> places() {
    return visit().getLocation().stream()
        .map(place -> name(place) + " " + place.getStatus().toCode())
        .toList();
  }

  private String name(EncounterLocationComponent place) {
    return ((Location) hub.repository().get(place.getLocation().getReference()).orElseThrow())
        .getName();
  }

  @Test
  void aTemporaryPlaceLeavesTheBedToThePatient() {
    receive("A01", "08", pv1("2N", "", "", ""));
    receive("A09", "09", pv1("2N", "XRAY", "", ""));
    assertThat(places()).containsExactly("2N active", "XRAY active");
    receive("A10", "10", pv1("2N", "MRI", "", "XRAY"));
    assertThat(places()).containsExactly("2N active", "XRAY completed", "MRI active");
    receive("A10", "11", pv1("2N", "", "", "MRI"));
    assertThat(places()).containsExactly("2N active", "XRAY completed", "MRI completed");
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.INPROGRESS);
  }

  @Test
  void aDepartureAloneDoesNotMoveThePatient() {
    receive("A04", "08", pv1("WAIT", "", "", ""));
    receive("A09", "09", pv1("EXAM", "", "", ""));
    assertThat(places()).containsExactly("WAIT active");
    receive("A10", "10", pv1("EXAM", "", "", ""));
    assertThat(places()).containsExactly("WAIT completed", "EXAM active");
  }

  @Test
  void aCancelledArrivalGoesBackToWhereTheMessageSays() {
    receive("A01", "08", pv1("2N", "", "", ""));
    receive("A10", "09", pv1("2N", "XRAY", "", ""));
    receive("A10", "10", pv1("2N", "MRI", "", "XRAY"));
    receive("A32", "11", pv1("2N", "XRAY", "", ""));
    assertThat(places()).containsExactly("2N active", "XRAY active");
    receive("A32", "12", pv1("2N", "", "", ""));
    assertThat(places()).containsExactly("2N active");
  }

  @Test
  void aPendingTransferReservesAPlaceAndItsCancellationReleasesIt() {
    receive("A01", "08", pv1("2N", "", "", ""));
    receive("A15", "09", pv1("2N", "", "3S", ""));
    assertThat(places()).containsExactly("2N active", "3S reserved");
    receive("A26", "10", pv1("2N", "", "3S", ""));
    assertThat(places()).containsExactly("2N active");
    receive("A15", "11", pv1("2N", "", "3S", ""));
    receive("A02", "12", pv1("3S", "", "", ""));
    assertThat(places()).containsExactly("2N completed", "3S active");
  }

  @Test
  void aPendingAdmissionPlansAVisitAndItsCancellationCancelsIt() {
    receive("A14", "08", pv1("2N", "", "", ""));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.PLANNED);
    assertThat(places()).containsExactly("2N planned");
    assertThat(visit().getPeriod().hasStart()).isFalse();
    receive("A27", "09", pv1("2N", "", "", ""));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.CANCELLED);
    receive("A14", "10", pv1("3S", "", "", ""));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.PLANNED);
  }

  @Test
  void aPatientWhoIsThereStaysWhateverIsExpected() {
    receive("A04", "08", pv1("ED", "", "", ""));
    receive("A14", "09", pv1("2N", "", "", ""));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.INPROGRESS);
    assertThat(places()).containsExactly("ED active", "2N reserved");
    receive("A27", "10", pv1("ED", "", "", ""));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.INPROGRESS);
    assertThat(places()).containsExactly("ED active");
    receive("A05", "11", pv1("ED", "", "", ""));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.INPROGRESS);
  }

  @Test
  void aPlanThatIsCarriedOutStartsThen() {
    receive("A05", "08", pv1("2N", "", "", ""));
    receive("A01", "10", pv1("2N", "", "", ""));
    assertThat(visit().getPeriod().getStartElement().getHour()).isEqualTo(10);
    assertThat(visit().getLocationFirstRep().getStatus()).isEqualTo(EncounterLocationStatus.ACTIVE);
    assertThat(visit().getStatusHistoryFirstRep().getPeriod().getStartElement().getHour())
        .isEqualTo(8);
    receive("A38", "11", pv1("2N", "", "", ""));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.INPROGRESS);
  }

  @Test
  void anExpectedDischargeIsNoDischarge() {
    receive("A01", "08", pv1("2N", "", "", ""));
    receive("A16", "09", pv1("2N", "", "", "") + "||20250612", "PV2" + "|".repeat(9) + "20250612");
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.INPROGRESS);
    assertThat(visit().hasExtension(EXPECTED_END)).isTrue();
    receive("A25", "10", pv1("2N", "", "", ""), "PV2" + "|".repeat(9) + "20250612");
    assertThat(visit().hasExtension(EXPECTED_END)).isFalse();
  }

  @Test
  void leaveOfAbsenceIsAStatusAndTheBedStays() {
    receive("A01", "08", pv1("2N", "", "", ""));
    receive("A21", "09", pv1("2N", "", "", ""));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.ONLEAVE);
    assertThat(places()).containsExactly("2N active");
    receive("A22", "10", pv1("2N", "", "", ""));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.INPROGRESS);
    receive("A53", "11", pv1("2N", "", "", ""));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.ONLEAVE);
    receive("A52", "12", pv1("2N", "", "", ""));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.INPROGRESS);
    assertThat(visit().getStatusHistory()).hasSize(4);
  }

  @Test
  void aDeletedVisitWasAnErrorAndThePatientStays() {
    receive("A01", "08", pv1("2N", "", "", ""));
    receive("A23", "09", pv1("2N", "", "", ""));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.ENTEREDINERROR);
    assertThat(hub.activePatients()).hasSize(1);
    receive("A08", "10", pv1("2N", "", "", "") + "||20250612");
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.ENTEREDINERROR);
  }

  @Test
  void aDeletedPersonIsOutOfUseAndNothingIsLost() {
    receive("A01", "08", pv1("2N", "", "", ""));
    receive("A29", "09");
    assertThat(hub.the(Patient.class).getActive()).isFalse();
    assertThat(hub.the(Patient.class).getNameFirstRep().getFamily()).isEqualTo("Doe");
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.INPROGRESS);
    receive("A08", "08", pv1("2N", "", "", ""));
    assertThat(hub.the(Patient.class).getActive()).as("a late update").isFalse();
    receive("A28", "10");
    assertThat(hub.the(Patient.class).getActive()).isTrue();
  }

  @Test
  void patientsWhoChangePlacesAreTwoVisits() {
    hub.receive(event("A01", "08", pid("1"), "PV1|1|I|2N" + "|".repeat(16) + "V1^^^FAC^VN"));
    hub.receive(event("A01", "08", pid("2"), "PV1|1|I|3S" + "|".repeat(16) + "V2^^^FAC^VN"));
    String[] swap =
        event(
            "A17",
            "10",
            pid("1"),
            "PV1|1|I|3S" + "|".repeat(16) + "V1^^^FAC^VN",
            pid("2"),
            "PV1|2|I|2N" + "|".repeat(16) + "V2^^^FAC^VN");
    hub.receive(swap);
    for (int each = 1; each <= 2; each++) {
      Encounter encounter = hub.encounter("V" + each);
      assertThat(encounter.getSubject().getReference())
          .isEqualTo("Patient/" + hub.patient("" + each).getIdPart());
      assertThat(name(encounter.getLocation().get(1))).isEqualTo(each == 1 ? "3S" : "2N");
      assertThat(encounter.getLocation().get(0).getStatus())
          .isEqualTo(EncounterLocationStatus.COMPLETED);
    }
    List<String> written = hub.repository().written();
    hub.receive(swap);
    assertThat(hub.repository().written()).isEqualTo(written);
  }

  @Test
  void theEarlierClassesOfAVisitAreKept() {
    receive("A04", "08", pv1("CLN", "", "", "").replace("|I|", "|O|"));
    receive("A06", "09", pv1("2N", "", "", ""));
    receive("A08", "10", "PV1|1||2N" + "|".repeat(16) + "V1^^^FAC^VN");
    assertThat(visit().getClass_().getCode()).as("nobody said otherwise").isEqualTo("IMP");
    receive("A07", "11", pv1("CLN", "", "", "").replace("|I|", "|O|"));
    assertThat(visit().getClass_().getCode()).isEqualTo("AMB");
    assertThat(visit().getClassHistory())
        .extracting(past -> past.getClass_().getCode())
        .containsExactly("AMB", "IMP");
  }
}
