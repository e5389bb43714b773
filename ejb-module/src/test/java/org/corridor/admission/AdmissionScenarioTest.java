package org.corridor.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.corridor.hl7v2.V2Message;
import org.corridor.testing.SharedData;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationComponent;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.junit.jupiter.api.Test;

/** The scenarios of the shared data, with the end states that they expect. */
class AdmissionScenarioTest {

  private final TestHub hub = new TestHub(new AdmissionJourney());

  private void play(String scenario) {
    List<Path> files = SharedData.messages(SharedData.folder("hl7v2/scenarios").resolve(scenario));
    for (Path file : files) {
      V2Message message = V2Message.parse(SharedData.bytes(file), TestHub.SENDER);
      if (new AdmissionJourney().takes(message)) {
        hub.receiveTwice(message);
      }
    }
  }

  private String currentWard(Encounter encounter) {
    EncounterLocationComponent current =
        encounter.getLocation().stream()
            .filter(place -> place.getStatus() == EncounterLocationStatus.ACTIVE)
            .findFirst()
            .orElseThrow();
    return ((Location) hub.repository().get(current.getLocation().getReference()).orElseThrow())
        .getIdentifierFirstRep()
        .getValue();
  }

  private static List<String> numbers(Patient patient) {
    return patient.getTelecom().stream().map(ContactPoint::getValue).toList();
  }

  @Test
  void aVisitIsOneEncounterFromRegistrationToDischarge() {
    play("01-adt-lifecycle");
    Patient patient = hub.the(Patient.class);
    assertThat(patient.getActive()).isTrue();
    assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("Albright");
    assertThat(numbers(patient)).containsExactly("555-0177");
    assertThat(patient.getAddressFirstRep().getCity()).isEqualTo("Dayton");
    Encounter encounter = hub.the(Encounter.class);
    assertThat(encounter.getIdentifierFirstRep().getValue()).isEqualTo("V31001");
    assertThat(encounter.getStatus()).isEqualTo(EncounterStatus.FINISHED);
    assertThat(encounter.getClass_().getCode()).isEqualTo("IMP");
    assertThat(encounter.getPeriod().getStartElement().getValueAsString())
        .isEqualTo("2025-06-11T08:00:00-05:00");
    assertThat(encounter.getPeriod().getEndElement().getValueAsString())
        .isEqualTo("2025-06-11T18:00:00-05:00");
    assertThat(encounter.getLocation()).hasSize(3);
  }

  @Test
  void aCancelledAdmissionCancelsTheEncounter() {
    play("02-cancel-admit-A11");
    assertThat(hub.activePatients()).hasSize(1);
    assertThat(hub.the(Encounter.class).getStatus()).isEqualTo(EncounterStatus.CANCELLED);
  }

  @Test
  void aCancelledTransferRestoresThePlace() {
    play("03-cancel-transfer-A12");
    Encounter encounter = hub.the(Encounter.class);
    assertThat(encounter.getStatus()).isEqualTo(EncounterStatus.INPROGRESS);
    assertThat(currentWard(encounter)).contains("2N");
    assertThat(encounter.getLocation()).hasSize(1);
  }

  @Test
  void aCancelledDischargeTakesTheEndAway() {
    play("04-cancel-discharge-A13");
    Encounter encounter = hub.the(Encounter.class);
    assertThat(encounter.getStatus()).isEqualTo(EncounterStatus.INPROGRESS);
    assertThat(encounter.getPeriod().hasEnd()).isFalse();
    assertThat(currentWard(encounter)).contains("4W");
  }

  @Test
  void aMergeKeepsTheSurvivor() {
    play("05-merge-A40");
    assertThat(hub.activePatients()).hasSize(1);
    assertThat(hub.patient("5200104").getActive()).isTrue();
    Patient prior = hub.patient("5200114");
    assertThat(prior.getActive()).isFalse();
    assertThat(prior.getLinkFirstRep().getType()).isEqualTo(LinkType.REPLACEDBY);
  }

  @Test
  void theOldMergeEventMovesTheVisits() {
    play("06-merge-A18-v23");
    assertThat(hub.activePatients()).hasSize(1);
    String survivor = "Patient/" + hub.patient("5200105").getIdPart();
    assertThat(hub.all(Encounter.class))
        .hasSize(2)
        .allMatch(visit -> visit.getSubject().getReference().equals(survivor));
  }

  @Test
  void aMergeOfAnUnknownNumberIsRemembered() {
    play("07-merge-A40-unknown-prior");
    assertThat(hub.activePatients()).hasSize(1);
    assertThat(hub.patient("5200116").getLinkFirstRep().getOther().getReference())
        .isEqualTo("Patient/" + hub.patient("5200106").getIdPart());
  }

  @Test
  void anOlderUpdateDoesNotOverwrite() {
    play("11-out-of-order-A08");
    assertThat(hub.the(Patient.class).getAddressFirstRep().getCity()).isEqualTo("Akron");
    assertThat(numbers(hub.the(Patient.class))).containsExactly("555-0222");
  }

  @Test
  void nullDeletesAndAbsentLeaves() {
    play("13-null-versus-absent");
    Patient patient = hub.the(Patient.class);
    assertThat(patient.getAddressFirstRep().getCity()).isEqualTo("Lima");
    assertThat(numbers(patient)).containsExactly("555-0301");
    assertThat(patient.getMaritalStatus().getCodingFirstRep().getCode()).isEqualTo("M");
  }

  @Test
  void allergiesAreCodedOrTextAndNoneIsAStatement() {
    play("26-allergies");
    List<AllergyIntolerance> allergies = hub.all(AllergyIntolerance.class);
    assertThat(allergies).hasSize(4);
    AllergyIntolerance penicillin = allergies.get(0);
    assertThat(penicillin.getCode().getText()).isEqualTo("PENICILLIN");
    assertThat(penicillin.getCode().hasCoding()).isFalse();
    assertThat(penicillin.getReactionFirstRep().getManifestation()).hasSize(2);
    assertThat(penicillin.getVerificationStatus().getCodingFirstRep().getCode())
        .isEqualTo("entered-in-error");
    assertThat(allergies.get(2).getCode().getCodingFirstRep().getCode()).isEqualTo("409137002");
  }

  @Test
  void theAssignerDecidesWhoIsMeant() {
    play("27-identifiers-and-assigners");
    List<Patient> patients = hub.all(Patient.class);
    assertThat(patients).hasSize(3);
    assertThat(patients.get(0).getIdentifier())
        .extracting(i -> i.getType().getCodingFirstRep().getCode())
        .containsExactlyInAnyOrder("MR", "SS", "DL");
  }

  @Test
  void everyVersionIsTranslated() {
    play("28-versions");
    assertThat(hub.activePatients()).hasSize(13);
  }
}
