package org.corridor.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.admission.Adt.event;
import static org.corridor.admission.Adt.pid;
import static org.corridor.admission.Adt.pv1;

import java.util.List;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.junit.jupiter.api.Test;

/** Rows about where a message comes from and about persons. */
class SourceRowsTest {

  private static final String IMPORTANCE =
      "http://hl7.org/fhir/StructureDefinition/patient-importance";

  private final TestHub hub = new TestHub(new AdmissionJourney());

  /** Receives everything twice: a resend changes nothing. */
  private void receive(String... message) {
    hub.receiveTwice(message);
  }

  private static String vip(String code) {
    return pv1("I", "2N").replace("FAC||||||||||||V1", "FAC|||||||||" + code + "|||V1");
  }

  @Test
  void theSoftwareBehindAMessageIsADevice() {
    String[] message = event("A28", "08", pid("1"));
    message[1] = "SFT|Acme^L|1.2|Admit|b7|text|20240101\rSFT|Bolt|9|Relay\r" + message[1];
    receive(message);
    List<Device> software = hub.all(Device.class);
    assertThat(software).hasSize(2);
    assertThat(software.get(0).getManufacturer()).isEqualTo("Acme");
    assertThat(software.get(0).getDeviceNameFirstRep().getName()).isEqualTo("Admit");
    assertThat(software.get(0).getVersionFirstRep().getValue()).isEqualTo("1.2");
    assertThat(hub.the(Provenance.class).getEntity())
        .extracting(Provenance.ProvenanceEntityComponent::getRole)
        .containsExactly(
            ProvenanceEntityRole.SOURCE,
            ProvenanceEntityRole.SOURCE,
            ProvenanceEntityRole.DERIVATION);
  }

  @Test
  void theProvenanceTellsOfTheTranslationToo() {
    receive(event("A28", "08", pid("1")));
    Provenance provenance = hub.the(Provenance.class);
    assertThat(provenance.getActivity().getCoding())
        .extracting("code")
        .containsExactly("A28", "v2-fhir-transformation");
    assertThat(provenance.getAgent())
        .extracting(agent -> agent.getType().getCodingFirstRep().getCode())
        .containsExactly("author", "assembler");
    assertThat(provenance.getOccurredDateTimeType().getHour()).isEqualTo(8);
    assertThat(provenance.getPolicy()).hasSize(1);
  }

  @Test
  void anEventWithoutAKnownReasonSaysSo() {
    String[] message = event("A28", "08", pid("1"));
    message[1] += "||U";
    receive(message);
    assertThat(hub.the(Provenance.class).getReasonFirstRep().getExtensionFirstRep().getValue())
        .hasToString("unknown");
  }

  @Test
  void aVipIsFlaggedUntilTheSenderTakesItBack() {
    receive(event("A01", "08", pid("1"), vip("Y")));
    assertThat(hub.the(Flag.class).getStatus()).isEqualTo(FlagStatus.ACTIVE);
    assertThat(hub.the(Flag.class).getCode().getCodingFirstRep().getCode()).isEqualTo("VIP");
    assertThat(hub.the(Patient.class).hasExtension(IMPORTANCE)).isTrue();
    receive(event("A08", "09", pid("1"), vip("")));
    assertThat(hub.the(Flag.class).getStatus()).isEqualTo(FlagStatus.ACTIVE);
    receive(event("A08", "10", pid("1"), vip("\"\"")));
    assertThat(hub.the(Flag.class).getStatus()).isEqualTo(FlagStatus.INACTIVE);
    assertThat(hub.the(Patient.class).hasExtension(IMPORTANCE)).isFalse();
  }

  @Test
  void somebodyWhoIsNoVipHasNoFlagThatCounts() {
    receive(event("A01", "08", pid("1"), vip("N")));
    assertThat(hub.all(Flag.class))
        .allMatch(flag -> flag.getStatus() == FlagStatus.INACTIVE && flag.hasCode());
    assertThat(hub.the(Patient.class).hasExtension(IMPORTANCE)).isFalse();
  }

  @Test
  void theNumberInPid19IsASocialSecurityNumberInTheUnitedStatesOnly() {
    String ssn = pid("1") + "|".repeat(11) + "123-45-6789";
    receive(event("A28", "08", ssn));
    Identifier american = hub.the(Patient.class).getIdentifier().get(1);
    assertThat(american.getType().getCodingFirstRep().getCode()).isEqualTo("SS");
    assertThat(american.getSystem()).isEqualTo("http://hl7.org/fhir/sid/us-ssn");
    String[] elsewhere = event("A28", "08", ssn.replace("||1^^^", "||2^^^"));
    elsewhere[0] += "|||||DEU";
    receive(elsewhere);
    Identifier german = hub.patient("2").getIdentifier().get(1);
    assertThat(german.getType().getCodingFirstRep().getCode()).isEqualTo("SB");
    assertThat(german.hasSystem()).isFalse();
  }

  @Test
  void theOrganizationOfAContactHasAPersonToAsk() {
    receive(
        event(
            "A28",
            "08",
            pid("1"),
            "NK1|1||EMR" + "|".repeat(10) + "Acme" + "|".repeat(17) + "Boss^Bo|555-7|1 Rd^^X"));
    Organization employer =
        hub.all(Organization.class).stream()
            .filter(each -> "Acme".equals(each.getName()))
            .findFirst()
            .orElseThrow();
    assertThat(employer.getContactFirstRep().getName().getFamily()).isEqualTo("Boss");
    assertThat(employer.getContactFirstRep().getTelecom()).hasSize(1);
    assertThat(employer.getContactFirstRep().getAddress().getCity()).isEqualTo("X");
  }

  @Test
  void whoIsToBeAskedIsTheContactWhereNobodyElseIsNamed() {
    receive(event("A28", "08", pid("1"), "NK1|1||C" + "|".repeat(27) + "Boss^Bo|555-7|1 Rd^^X"));
    Patient.ContactComponent contact = hub.the(Patient.class).getContactFirstRep();
    assertThat(contact.getName().getFamily()).isEqualTo("Boss");
    assertThat(contact.getTelecomFirstRep().getValue()).isEqualTo("555-7");
    assertThat(contact.getAddress().getCity()).isEqualTo("X");
  }

  @Test
  void whatWasMeasuredAtAdmissionBelongsToTheVisit() {
    String height = "OBX|1|NM|8302-2^Height^LN||180|cm|||||F|||20250611075500-0500";
    receive(event("A01", "08", pid("1"), pv1("I", "2N"), height));
    receive(event("A08", "09", pid("1"), pv1("I", "2N"), height.replace("180", "181")));
    Observation measured = hub.the(Observation.class);
    assertThat(measured.getValueQuantity().getValue()).hasToString("181");
    assertThat(measured.getEncounter().getReference()).startsWith("Encounter/");
    assertThat(measured.getSubject().getReference()).startsWith("Patient/");
  }

  @Test
  void aProtectedPersonIsLabelled() {
    receive(event("A28", "08", pid("1"), "PD1" + "|".repeat(12) + "Y"));
    assertThat(hub.the(Patient.class).getMeta().getSecurityFirstRep().getCode()).isEqualTo("R");
  }

  @Test
  void aTemporaryPlaceThatWasLeftIsHistoryOfTheVisit() {
    String left = pv1("I", "2N") + "|".repeat(7) + "XRAY";
    receive(event("A10", "08", pid("1"), left));
    Basic history = hub.the(Basic.class);
    assertThat(history.getCode().getCodingFirstRep().getCode()).isEqualTo("EncounterHistory");
    assertThat(history.getSubject().getReference()).startsWith("Patient/");
    assertThat(history.getExtension()).hasSize(3);
  }
}
