package org.corridor.admission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.corridor.shared.Finding;
import org.corridor.writing.Form;
import org.corridor.writing.Letterhead;
import org.corridor.writing.MessageWriters;
import org.corridor.writing.MessageWriters.Written;
import org.corridor.writing.Unwritable;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class PatientMessagesTest {

  private static final Instant NOON = Instant.parse("2025-06-11T12:00:00Z");

  private final MessageWriters writers =
      new MessageWriters(List.of(new PatientMessages()), new Letterhead("HUB", "NORTH"));

  private static Patient patient(String number) {
    Patient patient = new Patient();
    patient.setId("p" + number);
    patient.addIdentifier().setSystem("urn:oid:1.2.3").setValue(number);
    return patient;
  }

  private static Bundle bundle(Resource... resources) {
    Bundle bundle = new Bundle();
    for (Resource resource : resources) {
      bundle.addEntry().setResource(resource);
    }
    return bundle;
  }

  private Written write(Bundle bundle) {
    return writers.write(bundle, NOON, Optional.empty());
  }

  private static String only(Written written) {
    assertThat(written.messages()).hasSize(1);
    return new String(written.messages().get(0), UTF_8);
  }

  private static String line(String message, String segment) {
    return Arrays.stream(message.split("\r"))
        .filter(one -> one.startsWith(segment))
        .findFirst()
        .orElse("");
  }

  @Test
  void theFirstVersionIsAddedAndALaterOneUpdates() {
    Patient patient = patient("1");
    patient
        .getMeta()
        .setVersionId("1")
        .getLastUpdatedElement()
        .setValueAsString("2025-06-11T10:00:00.125Z");
    assertThat(only(write(bundle(patient))))
        .matches(
            "(?s)MSH\\|\\^~\\\\&\\|HUB\\|NORTH\\|\\|\\|20250611100000\\.125\\+0000\\|\\|"
                + "ADT\\^A28\\^ADT_A05\\|[0-9A-F]{20}\\|P\\|2\\.5\\.1\\|\\|\\|\\|\\|\\|UNICODE UTF-8\r"
                + "EVN\\|\\|20250611100000\\.125\\+0000\r"
                + "PID\\|1\\|\\|1\\^\\^\\^&1\\.2\\.3&ISO\r"
                + "PV1\\|\\|N\r");
    patient.getMeta().setVersionId("2");
    assertThat(only(write(bundle(patient)))).contains("|ADT^A31^ADT_A05|");
  }

  @Test
  void whatIsToBeCreatedIsNew() {
    Bundle bundle = bundle(patient("1"));
    bundle.getEntryFirstRep().getRequest().setMethod(HTTPVerb.POST);
    assertThat(only(write(bundle))).contains("|20250611120000+0000||ADT^A28^ADT_A05|");
  }

  @Test
  void theSameStateIsTheSameMessage() {
    assertThat(only(write(bundle(patient("1"))))).isEqualTo(only(write(bundle(patient("1")))));
    assertThat(line(only(write(bundle(patient("1")))), "MSH"))
        .isNotEqualTo(line(only(write(bundle(patient("2")))), "MSH"));
  }

  @Test
  void aPatientIsTold() {
    Patient patient = patient("1");
    patient.addName(new HumanName().setFamily("O|Neil").addGiven("Anna").addGiven("Maria Ida"));
    patient
        .setGender(AdministrativeGender.FEMALE)
        .getBirthDateElement()
        .setValueAsString("1980-02");
    patient.addTelecom().setValue("555 12");
    patient.setDeceased(new BooleanType(true));
    patient
        .addAddress()
        .addLine("High Street 1\nback door")
        .setCity("Bern")
        .getPeriod()
        .getStartElement()
        .setValueAsString("2020");
    assertThat(line(only(write(bundle(patient))), "PID"))
        .isEqualTo(
            "PID|1||1^^^&1.2.3&ISO||O\\F\\Neil^Anna^Maria Ida||198002|F|||High Street 1\\.br\\back"
                + " door^^Bern^^^^^^^^^^2020||555 12|||||||||||||||||Y");
  }

  @Test
  void aMergeTellsWhichRecordStandsForBoth() {
    Patient survivor = patient("1");
    Patient prior = patient("2");
    prior.setActive(false).addName().setFamily("Old");
    survivor.addLink().setType(LinkType.REPLACES).getOther().setReference("Patient/p2");
    prior.addLink().setType(LinkType.REPLACEDBY).getOther().setReference("Patient/p1");
    Written written = write(bundle(prior, survivor));
    assertThat(only(written))
        .contains("|ADT^A40^ADT_A39|")
        .endsWith("PID|1||1^^^&1.2.3&ISO\rMRG|2^^^&1.2.3&ISO||||||Old\r");
    assertThat(written.findings()).isEmpty();
    assertThat(writers.write(bundle(prior, survivor), NOON, Form.named("ADT^A31")).messages())
        .hasSize(2);
  }

  @Test
  void theOtherRecordOfAMergeMayBeKnownByItsNumberOnly() {
    Patient survivor = patient("1");
    survivor
        .addLink()
        .setType(LinkType.REPLACES)
        .getOther()
        .setReference("Patient/elsewhere")
        .getIdentifier()
        .setSystem("urn:oid:1.2.3")
        .setValue("9");
    assertThat(only(write(bundle(survivor)))).endsWith("MRG|9^^^&1.2.3&ISO\r");
    survivor.getLinkFirstRep().getOther().setIdentifier(null);
    assertThatThrownBy(() -> write(bundle(survivor)))
        .isInstanceOfSatisfying(
            Unwritable.class,
            why -> assertThat(why.finding().location()).isEqualTo("Patient.link.other"));
  }

  @Test
  void withoutANumberNobodyIsTold() {
    assertThatThrownBy(() -> write(bundle(new Patient().setActive(true))))
        .isInstanceOfSatisfying(
            Unwritable.class,
            why ->
                assertThat(why.finding())
                    .isEqualTo(
                        Finding.error(
                            "Patient.identifier", "101", "The patient has no identifier.")));
  }

  @Test
  void whatIsNotToldIsAFinding() {
    Patient patient = patient("1");
    patient.addPhoto(new Attachment().setUrl("https://photos.example/1"));
    patient.addTelecom().setSystem(ContactPointSystem.URL).setValue("https://x");
    patient.setActive(false);
    assertThat(write(bundle(patient, visit())).findings())
        .containsExactlyInAnyOrder(
            unsaid("Patient.active"),
            unsaid("Patient.telecom.system"),
            unsaid("Patient.telecom.value"),
            unsaid("Patient.photo.url"),
            Finding.information(
                "", "not-written", "No message tells of these resources: Encounter."));
  }

  @Test
  void whatIsTooMuchToListIsCounted() {
    Patient patient = patient("1");
    for (int i = 0; i < 507; i++) {
      patient.addExtension("urn:example/" + i, new StringType("x"));
    }
    assertThat(write(bundle(patient)).findings())
        .hasSize(501)
        .last()
        .isEqualTo(Finding.warning("", "not-written", "No field says 7 further elements."));
  }

  private static Encounter visit() {
    return new Encounter().setStatus(EncounterStatus.FINISHED);
  }

  private static Finding unsaid(String element) {
    return Finding.warning(element, "not-written", "No field of the message says this.");
  }

  @Test
  void aBundleAboutNobodyIsNoMessage() {
    assertThat(write(bundle(visit())).messages()).isEmpty();
  }
}
