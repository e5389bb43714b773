package org.corridor.pharmacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.corridor.writing.Letterhead;
import org.corridor.writing.MessageWriters;
import org.corridor.writing.MessageWriters.Written;
import org.corridor.writing.Unwritable;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestPriority;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.junit.jupiter.api.Test;

class PharmacyMessagesTest {

  private static final Instant NOON = Instant.parse("2025-06-11T12:00:00Z");
  private static final String PARTS = "http://terminology.hl7.org/CodeSystem/v2-0203";

  private final MessageWriters writers =
      new MessageWriters(List.of(new PharmacyMessages()), new Letterhead("HUB", "NORTH"));

  private static Patient patient() {
    Patient patient = new Patient();
    patient.setId("p");
    patient.addIdentifier().setSystem("urn:oid:1.2.3").setValue("1");
    return patient;
  }

  private static MedicationRequest order(String number, MedicationRequestIntent intent) {
    MedicationRequest order = new MedicationRequest();
    order.setId("m" + number + intent.toCode());
    order.setStatus(MedicationRequestStatus.ACTIVE).setIntent(intent);
    order.setMedication(
        new CodeableConcept(
            new Coding("http://hl7.org/fhir/sid/ndc", "0777-3105-02", "Fluoxetine 20 mg")));
    order.getSubject().setReference("Patient/p");
    order
        .addIdentifier()
        .setSystem("urn:oid:1.2.5")
        .setValue(number)
        .setType(new CodeableConcept(new Coding(PARTS, "PLAC", null)));
    order.addDosageInstruction(dosage(20));
    return order;
  }

  private static MedicationRequest order(String number) {
    return order(number, MedicationRequestIntent.FILLERORDER);
  }

  private static Dosage dosage(int dose) {
    Dosage dosage = new Dosage();
    dosage
        .addDoseAndRate()
        .setDose(
            new Quantity()
                .setValue(dose)
                .setUnit("mg")
                .setSystem("http://unitsofmeasure.org")
                .setCode("mg"));
    dosage.setRoute(
        new CodeableConcept(
            new Coding(
                "http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration",
                "PO",
                "Swallow, oral")));
    dosage.getTiming().getRepeat().setFrequency(2).setPeriod(1).setPeriodUnit(UnitsOfTime.D);
    return dosage;
  }

  private Written write(Resource... resources) {
    Bundle bundle = new Bundle();
    for (Resource resource : resources) {
      bundle.addEntry().setResource(resource);
    }
    return writers.write(bundle, NOON, Optional.empty());
  }

  private static List<String> segments(Written written, String name) {
    assertThat(written.messages()).hasSize(1);
    return Arrays.stream(new String(written.messages().get(0), UTF_8).split("\r"))
        .filter(segment -> segment.startsWith(name))
        .toList();
  }

  private String control(MedicationRequest order) {
    String orc = segments(write(patient(), order), "ORC").get(0);
    return orc.substring("ORC|".length(), orc.indexOf('|', "ORC|".length()));
  }

  @Test
  void whatThePharmacyMadeOfAnOrderIsRxe() {
    MedicationRequest order = order("9");
    order.addNote().setText("with food");
    Written written = write(patient(), order);
    assertThat(written.findings()).isEmpty();
    assertThat(segments(written, "MSH").get(0)).contains("|RDE^O11^RDE_O11|");
    assertThat(new String(written.messages().get(0), UTF_8))
        .endsWith(
            "PID|1||1^^^&1.2.3&ISO\r"
                + "ORC|NW|9^^1.2.5^ISO|||IP\r"
                + "RXE||0777-3105-02^Fluoxetine 20 mg^NDC|20||mg^^UCUM\r"
                + "NTE|1||with food\r"
                + "TQ1|1||BID^^^^1^d\r"
                + "RXR|PO^Swallow, oral^HL70162\r");
  }

  @Test
  void anOriginalOrderIsInBoth() {
    Written written = write(patient(), order("9", MedicationRequestIntent.ORIGINALORDER));
    assertThat(written.findings()).isEmpty();
    assertThat(segments(written, "RX"))
        .extracting(segment -> segment.substring(0, 3))
        .containsExactly("RXO", "RXR", "RXE", "RXR");
    assertThat(segments(written, "TQ1")).hasSize(2);
  }

  @Test
  void anOrderComesAlongWithWhatThePharmacyMadeOfIt() {
    MedicationRequest asked = order("9", MedicationRequestIntent.ORIGINALORDER);
    asked.setMedication(new CodeableConcept().setText("Prozac"));
    MedicationRequest made = order("9");
    made.addBasedOn().setReference("MedicationRequest/" + asked.getIdPart());
    Written written = write(patient(), asked, made);
    assertThat(written.findings()).isEmpty();
    assertThat(segments(written, "ORC")).hasSize(1);
    assertThat(segments(written, "RXO").get(0)).startsWith("RXO|^Prozac|20|");
    assertThat(segments(written, "RXE").get(0)).startsWith("RXE||0777-3105-02^");
  }

  @Test
  void theStatusSaysWhatIsAskedFor() {
    assertThat(control(order("1"))).isEqualTo("NW");
    assertThat(control(order("1").setStatus(MedicationRequestStatus.CANCELLED))).isEqualTo("CA");
    assertThat(control(order("1").setStatus(MedicationRequestStatus.STOPPED))).isEqualTo("DC");
    assertThat(control(order("1").setStatus(MedicationRequestStatus.ONHOLD))).isEqualTo("HD");
    assertThat(control(order("1").setStatus(MedicationRequestStatus.COMPLETED))).isEqualTo("SC");
    MedicationRequest changed = order("1");
    changed.getMeta().setVersionId("2");
    assertThat(control(changed)).isEqualTo("XO");
  }

  @Test
  void asNeededIsToldBesideThePriority() {
    MedicationRequest order = order("1").setPriority(MedicationRequestPriority.STAT);
    order.getDosageInstruction().get(0).setAsNeeded(new BooleanType(true));
    Written written = write(patient(), order);
    assertThat(written.findings()).isEmpty();
    assertThat(segments(written, "TQ1")).containsExactly("TQ1|1||BID^^^^1^d||||||S~PRN");
  }

  @Test
  void oneDoseMayHaveSeveralSchedules() {
    MedicationRequest order = order("1");
    order.addDosageInstruction(dosage(20).setText("at night, too"));
    Written written = write(patient(), order);
    assertThat(written.findings()).isEmpty();
    assertThat(segments(written, "TQ1")).hasSize(2);
    assertThat(segments(written, "RXR")).hasSize(1);
  }

  @Test
  void eachScheduleHasItsAmountAndRxeTheLeastAndTheMost() {
    MedicationRequest order = order("1");
    order.addDosageInstruction(dosage(40));
    order.addDosageInstruction(dosage(10));
    Written written = write(patient(), order);
    assertThat(written.findings()).isEmpty();
    assertThat(segments(written, "RXE").get(0)).endsWith("^NDC|10|40|mg^^UCUM");
    assertThat(segments(written, "TQ1"))
        .containsExactly(
            "TQ1|1|20^mg&&UCUM|BID^^^^1^d",
            "TQ1|2|40^mg&&UCUM|BID^^^^1^d",
            "TQ1|3|10^mg&&UCUM|BID^^^^1^d");
    assertThat(segments(written, "RXR")).hasSize(1);
  }

  @Test
  void theRoutesAreThoseThatThereAreAndTheTextSaysWhich() {
    MedicationRequest order = order("1");
    order.getDosageInstruction().get(0).setText("by day by mouth");
    order.addDosageInstruction(intravenous(20).setText("by night into the vein"));
    order.addDosageInstruction(dosage(20).setText("on Sundays, by mouth too"));
    Written written = write(patient(), order);
    assertThat(segments(written, "TQ1")).hasSize(3);
    assertThat(segments(written, "RXR"))
        .containsExactly("RXR|PO^Swallow, oral^HL70162", "RXR|IV^Intravenous^HL70162");
    assertThat(written.findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.location())
                    .isEqualTo("MedicationRequest.dosageInstruction.route"));
  }

  private static Dosage intravenous(int dose) {
    return dosage(dose)
        .setRoute(
            new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/v2-0162", "IV", "Intravenous")));
  }

  private static Dosage inMillilitres(int dose) {
    Dosage dosage = dosage(dose);
    ((Quantity) dosage.getDoseAndRateFirstRep().getDose()).setUnit("mL").setCode("mL");
    return dosage;
  }

  private void refused(String element, Consumer<MedicationRequest> spoiling) {
    MedicationRequest order = order("1");
    spoiling.accept(order);
    assertThatThrownBy(() -> write(patient(), order))
        .isInstanceOfSatisfying(
            Unwritable.class,
            why -> assertThat(why.finding().location()).isEqualTo("MedicationRequest." + element));
  }

  @Test
  void whatWouldMisleadIsRefused() {
    refused("status", order -> order.setStatus(MedicationRequestStatus.UNKNOWN));
    refused("doNotPerform", order -> order.setDoNotPerform(true));
    refused("identifier", order -> order.setIdentifier(List.of()));
    refused("medication", order -> order.setMedication(null));
    refused("medication", order -> order.setMedication(Drugs.unknown()));
    refused("subject", order -> order.setSubject(null));
    refused("dosageInstruction", order -> order.addDosageInstruction(inMillilitres(40)));
    refused("dosageInstruction", order -> order.addDosageInstruction(intravenous(20)));
    refused(
        "dosageInstruction",
        order -> order.addDosageInstruction(dosage(20).setMaxDosePerLifetime(new Quantity(3))));
  }

  @Test
  void whatIsNotOrderedNowIsNotSent() {
    for (MedicationRequestIntent intent :
        List.of(
            MedicationRequestIntent.INSTANCEORDER,
            MedicationRequestIntent.PROPOSAL,
            MedicationRequestIntent.PLAN)) {
      assertThat(write(patient(), order("1", intent)).messages()).as(intent.toCode()).isEmpty();
    }
    MedicationRequest draft = order("1", MedicationRequestIntent.ORDER);
    draft.setStatus(MedicationRequestStatus.DRAFT);
    assertThat(write(patient(), draft).messages()).isEmpty();
  }
}
