package org.corridor.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.admission.Adt.event;
import static org.corridor.admission.Adt.pid;
import static org.corridor.admission.Adt.pv1;

import java.util.List;
import java.util.Map;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationComponent;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;
import org.hl7.fhir.r4.model.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What was there before is there again when an event is cancelled. Events are written as they
 * arrive, with the hour at which they happened and, behind a colon, where the patient is.
 */
class VisitCancelsTest {

  /** Of outpatients; all others are inpatients. */
  private static final Map<String, String> CLASSES = Map.of("A04", "O", "A07", "O", "A05", "P");

  private final TestHub hub = new TestHub(new AdmissionJourney());

  private void receive(String events) {
    for (String one : events.split(" ", -1)) {
      receiveOne(one);
      List<String> written = hub.repository().written();
      receiveOne(one);
      assertThat(hub.repository().written()).as("%s again", one).isEqualTo(written);
    }
  }

  private void receiveOne(String event) {
    String trigger = event.substring(0, 3);
    String place = event.contains(":") ? event.substring(event.indexOf(':') + 1) : "2N";
    String patientClass = CLASSES.getOrDefault(trigger, "I");
    hub.receive(event(trigger, event.substring(4, 6), pid("1"), pv1(patientClass, place)));
  }

  private Encounter visit() {
    return hub.the(Encounter.class);
  }

  private String status() {
    return visit().getStatus().toCode();
  }

  private List<String> places(EncounterLocationStatus status) {
    return visit().getLocation().stream()
        .filter(place -> place.getStatus() == status)
        .map(this::name)
        .toList();
  }

  private String name(EncounterLocationComponent place) {
    return ((Location) hub.repository().get(place.getLocation().getReference()).orElseThrow())
        .getName();
  }

  @ParameterizedTest
  @CsvSource({
    // An admission that did not happen.
    "A01@08 A11@09, cancelled",
    "A04@08 A11@09, cancelled",
    "A05@07 A01@08 A11@09, planned",
    "A05@07 A04@08 A11@09, planned",
    "A14@07 A01@08 A11@09, planned",
    "A05@07 A01@08 A08@09 A11@10, planned",
    "A05@07 A01@08 A11@09 A11@10, planned",
    "A05@07 A01@08 A11@09 A08@10, planned",
    "A05@07 A01@08 A11@09 A38@10, cancelled",
    "A05@07 A01@08 A11@09 A01@10, in-progress",
    "A05@07 A01@08 A11@09 A01@10 A11@11, planned",
    "A05@07 A11@09, cancelled",
    "A05@07 A11@09 A01@08, planned",
    "A11@09 A01@08, cancelled",
    "A01@08 A02@10 A11@09, in-progress",
    "A04@08 A06@09 A11@10, cancelled",
    "A04@08 A06@09 A07@10, in-progress",
    // A pre-admission or a pending admission that will not happen.
    "A05@07 A38@08, cancelled",
    "A05@07 A08@08 A38@09, cancelled",
    "A05@07 A38@08 A38@09, cancelled",
    "A38@08 A05@07, cancelled",
    "A05@07 A01@08 A38@09, in-progress",
    "A05@07 A38@07 A01@08, in-progress",
    "A14@07 A27@08, cancelled",
    "A27@08 A14@07, cancelled",
    "A05@07 A14@08 A27@09, planned",
    "A05@07 A14@08 A27@09 A27@10, planned",
    "A05@07 A14@08 A27@09 A38@10, cancelled",
    "A05@07 A14@08 A38@09, planned",
    "A05@07 A27@09 A14@08, planned",
    "A01@07 A14@08 A27@09, in-progress",
    // A discharge that did not happen.
    "A01@08 A03@09 A13@10, in-progress",
    "A01@08 A03@09 A13@10 A13@11, in-progress",
    "A01@08 A13@10 A03@09, in-progress",
    "A01@08 A03@09 A08@10 A13@11, in-progress",
    "A01@08 A21@09 A03@10 A13@11, onleave",
    "A01@08 A21@09 A03@10 A13@11 A13@12, onleave",
    "A04@08 A06@09 A03@10 A13@11, in-progress",
    "A01@08 A07@09 A03@10 A13@11, in-progress",
    "A01@08 A03@09 A13@10 A03@11, finished",
    "A01@08 A03@09 A13@10 A03@11 A13@10, finished",
    "A13@10 A01@08, in-progress",
    "A05@07 A01@08 A03@09 A13@10 A11@11, planned",
    // What will not happen to somebody who is there.
    "A01@08 A16@09 A25@10, in-progress",
    "A01@08 A25@10 A16@09, in-progress",
    "A01@08 A15@09 A26@10, in-progress",
    "A01@08 A16@09 A03@10 A25@11, finished",
    // Leaves that did not begin or did not end.
    "A01@08 A21@09 A52@10, in-progress",
    "A01@08 A52@10 A21@09, in-progress",
    "A01@08 A21@09 A52@10 A52@11, in-progress",
    "A05@07 A52@08, planned",
    "A01@08 A21@09 A22@10 A53@11, onleave",
    "A01@08 A21@09 A53@11 A22@10, onleave",
    "A01@08 A21@09 A22@10 A52@11, in-progress",
    "A01@08 A21@09 A03@10 A53@11, finished",
    // A visit that never was.
    "A01@08 A23@09, entered-in-error",
    "A23@09 A01@08, entered-in-error",
  })
  void theStatusIsWhatItWas(String events, String status) {
    receive(events);
    assertThat(status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "A01@08:2N A02@09:3S A12@10:2N, 2N",
    "A01@08:2N A02@09:3S A08@10:3S A12@11:2N, 2N",
    "A01@08:2N A02@09:3S A12@10:2N A12@11:2N, 2N",
    "A01@08:2N A12@10:2N A02@09:3S, 2N",
    "A01@08:2N A02@09:3S A02@10:4W A12@11:3S, 3S",
    "A01@08:2N A02@09:3S A02@11:4W A12@10:2N, 4W",
    "A04@08:CLN A06@09:2N A12@10:CLN, CLN",
    "A04@08:CLN A06@09:2N A07@10:CLN, CLN",
    "A01@08:2N A07@09:CLN A12@10:2N, 2N",
    "A01@08:2N A02@09:3S A03@10:3S A13@11:3S, 3S",
    "A01@08:2N A02@09:3S A03@10:3S A13@11:3S A12@12:2N, 2N",
    "A01@08:2N A21@09:2N A52@10:2N, 2N"
  })
  void thePatientIsWhereThePatientWas(String events, String place) {
    receive(events);
    assertThat(places(EncounterLocationStatus.ACTIVE)).containsExactly(place);
  }

  @Test
  void aCancelledAdmissionLeavesTheBedPlannedAndNobodyInIt() {
    receive("A05@07:2N A01@08:2N A11@09:2N");
    assertThat(places(EncounterLocationStatus.ACTIVE)).isEmpty();
    assertThat(places(EncounterLocationStatus.PLANNED)).containsExactly("2N");
    assertThat(visit().getLocationFirstRep().hasPeriod()).isFalse();
    assertThat(visit().getPeriod().hasEnd()).isFalse();
    receive("A01@10:3S");
    assertThat(places(EncounterLocationStatus.ACTIVE)).containsExactly("3S");
    assertThat(visit().getLocation()).hasSize(1);
    assertThat(visit().getPeriod().getStartElement().getValueAsString()).contains("T10:00");
  }

  @Test
  void anOutpatientIsOneAgainWhenBecomingAnInpatientIsTakenBack() {
    receive("A04@08:CLN A06@09:2N A07@10:CLN");
    assertThat(visit().getClass_().getCode()).isEqualTo("AMB");
    assertThat(visit().getClassHistory()).hasSize(2);
  }

  @Test
  void whatBecameOfTheVisitStaysInItsHistory() {
    receive("A05@07 A01@08 A11@09 A38@10");
    assertThat(visit().getStatusHistory())
        .extracting(past -> past.getStatus().toCode())
        .containsExactly("planned", "in-progress", "planned");
  }
}
