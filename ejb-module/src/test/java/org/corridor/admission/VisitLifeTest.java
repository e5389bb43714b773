package org.corridor.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.admission.Adt.event;
import static org.corridor.admission.Adt.left;
import static org.corridor.admission.Adt.pid;
import static org.corridor.admission.Adt.pv1;

import java.util.List;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationComponent;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Location;
import org.junit.jupiter.api.Test;

class VisitLifeTest {

  private final TestHub hub = new TestHub(new AdmissionJourney());

  private void receive(String trigger, String hour, String pv1) {
    hub.receive(event(trigger, hour, pid("1"), pv1));
  }

  private Encounter visit() {
    return hub.the(Encounter.class);
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

  private List<String> here() {
    return places(EncounterLocationStatus.ACTIVE);
  }

  @Test
  void aTransferEndsTheStayInTheOldPlace() {
    receive("A01", "08", pv1("I", "2N"));
    receive("A02", "10", pv1("I", "3S"));
    assertThat(here()).containsExactly("3S");
    assertThat(places(EncounterLocationStatus.COMPLETED)).containsExactly("2N");
    assertThat(visit().getLocation().get(0).getPeriod().getEndElement().getValueAsString())
        .isEqualTo("2025-06-11T10:00:00-05:00");
  }

  @Test
  void aCancelledTransferGoesBackEvenWhenTheMessageDoesNotSayWhere() {
    receive("A01", "08", pv1("I", "2N"));
    receive("A02", "10", pv1("I", "3S"));
    receive("A12", "11", pv1("I", ""));
    assertThat(here()).containsExactly("2N");
    assertThat(visit().getLocation()).hasSize(1);
    assertThat(visit().getLocationFirstRep().getPeriod().hasEnd()).isFalse();
  }

  @Test
  void aVisitDoesNotEndBeforeItStarts() {
    receive("A01", "15", pv1("I", "2N"));
    receive("A03", "16", pv1("I", "2N", left("01", "06")));
    assertThat(visit().getPeriod().getStartElement().getValueAsString()).contains("T07:00");
    assertThat(visit().getPeriod().getEndElement().getValueAsString()).contains("T16:00");
    assertThat(visit().getLocationFirstRep().getPeriod().getEndElement().getValueAsString())
        .contains("T16:00");
  }

  @Test
  void aStayDoesNotEndBeforeItStarts() {
    receive("A01", "15", pv1("I", "2N"));
    receive("A03", "16", pv1("I", "2N", left("01", "08")));
    assertThat(visit().getPeriod().getEndElement().getValueAsString()).contains("T08:00");
    assertThat(visit().getLocationFirstRep().getPeriod().hasStart()).isTrue();
    assertThat(visit().getLocationFirstRep().getPeriod().hasEnd()).isFalse();
  }

  @Test
  void aDischargeEndsTheVisitAndItsCancellationReopensIt() {
    receive("A01", "08", pv1("I", "2N"));
    receive("A03", "15", pv1("I", "2N", left("01", "15")));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.FINISHED);
    assertThat(here()).isEmpty();
    assertThat(visit().getHospitalization().hasDischargeDisposition()).isTrue();
    receive("A13", "16", pv1("I", "2N", left("01", "15")));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.INPROGRESS);
    assertThat(visit().getPeriod().hasEnd()).isFalse();
    assertThat(visit().getHospitalization().hasDischargeDisposition()).isFalse();
    assertThat(here()).containsExactly("2N");
    assertThat(visit().getLocation()).hasSize(1);
  }

  @Test
  void aDischargeThatArrivesAfterItsCancellationDoesNoHarm() {
    receive("A01", "08", pv1("I", "2N"));
    receive("A13", "16", pv1("I", "2N"));
    receive("A03", "15", pv1("I", "2N", left("01", "15")));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.INPROGRESS);
    assertThat(visit().getPeriod().hasEnd()).isFalse();
    assertThat(visit().getHospitalization().hasDischargeDisposition()).isFalse();
  }

  @Test
  void aLateTransferDoesNotMoveThePatientBack() {
    receive("A01", "08", pv1("I", "2N"));
    receive("A02", "12", pv1("I", "4W"));
    receive("A02", "10", pv1("I", "3S"));
    assertThat(here()).containsExactly("4W");
  }

  @Test
  void aLateDischargeCountsAlthoughAnUpdateCameInBetween() {
    receive("A01", "08", pv1("I", "2N"));
    receive("A08", "16", pv1("I", "2N"));
    receive("A03", "15", pv1("I", "2N"));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.FINISHED);
  }

  @Test
  void anUpdateSaysNothingAboutTheState() {
    receive("A01", "08", pv1("I", "2N"));
    receive("A08", "09", pv1("I", "2N"));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.INPROGRESS);
    receive("A03", "15", pv1("I", "2N"));
    receive("A08", "16", pv1("I", "2N"));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.FINISHED);
    receive("A11", "17", pv1("I", "2N"));
    receive("A08", "18", pv1("I", "2N"));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.CANCELLED);
  }

  @Test
  void anAdmissionAfterItsCancellationOpensTheVisitAgain() {
    receive("A01", "08", pv1("I", "2N"));
    receive("A11", "09", pv1("I", "2N"));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.CANCELLED);
    receive("A01", "10", pv1("I", "2N"));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.INPROGRESS);
    assertThat(here()).containsExactly("2N");
  }

  @Test
  void theHistoryOfTheStatusIsKept() {
    receive("A05", "07", pv1("P", "2N"));
    assertThat(visit().getStatus()).isEqualTo(EncounterStatus.PLANNED);
    assertThat(places(EncounterLocationStatus.PLANNED)).containsExactly("2N");
    receive("A01", "08", pv1("I", "2N"));
    receive("A03", "15", pv1("I", "2N"));
    assertThat(visit().getStatusHistory())
        .extracting(past -> past.getStatus().toCode())
        .containsExactly("planned", "in-progress");
    assertThat(visit().getClass_().getCode()).isEqualTo("IMP");
  }

  @Test
  void anOutpatientWhoBecomesAnInpatientStaysInOneVisit() {
    receive("A04", "08", pv1("O", "CLN"));
    receive("A06", "09", pv1("I", "2N"));
    assertThat(visit().getClass_().getCode()).isEqualTo("IMP");
    assertThat(here()).containsExactly("2N");
    receive("A07", "10", pv1("O", "CLN"));
    assertThat(visit().getClass_().getCode()).isEqualTo("AMB");
    assertThat(here()).containsExactly("CLN");
  }

  @Test
  void whatIsRepeatedChangesNothing() {
    receive("A01", "08", pv1("I", "2N"));
    receive("A02", "10", pv1("I", "3S"));
    receive("A12", "11", pv1("I", "2N"));
    receive("A03", "15", pv1("I", "2N", left("01", "15")));
    List<String> written = hub.repository().written();
    receive("A01", "08", pv1("I", "2N"));
    receive("A02", "10", pv1("I", "3S"));
    receive("A12", "11", pv1("I", "2N"));
    receive("A03", "15", pv1("I", "2N", left("01", "15")));
    assertThat(hub.repository().written()).isEqualTo(written);
  }
}
