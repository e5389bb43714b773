package org.corridor.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.corridor.writing.Form;
import org.corridor.writing.Letterhead;
import org.corridor.writing.MessageWriters;
import org.corridor.writing.MessageWriters.Written;
import org.corridor.writing.Unwritable;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.junit.jupiter.api.Test;

class OrderMessagesTest {

  private static final Instant NOON = Instant.parse("2025-06-11T12:00:00Z");

  private final MessageWriters writers =
      new MessageWriters(List.of(new OrderMessages()), new Letterhead("HUB", "NORTH"));

  private static Patient patient() {
    Patient patient = new Patient();
    patient.setId("p");
    patient.addIdentifier().setSystem("urn:oid:1.2.3").setValue("1");
    return patient;
  }

  private static ServiceRequest order(String number) {
    ServiceRequest order = new ServiceRequest();
    order.setId("s" + number);
    order.setStatus(ServiceRequestStatus.ACTIVE).setIntent(ServiceRequestIntent.ORDER);
    order.setCode(new CodeableConcept(new Coding("http://loinc.org", "2345-7", "Glucose")));
    order.getSubject().setReference("Patient/p");
    order.addIdentifier().setSystem("urn:oid:1.2.5").setValue(number);
    return order;
  }

  private static ServiceRequest after(ServiceRequest order, String event) {
    Extension extension = new Extension("http://hl7.org/fhir/StructureDefinition/businessEvent");
    extension.addExtension(
        "value",
        new CodeableConcept(
            new Coding("http://terminology.hl7.org/CodeSystem/v2-0119", event, null)));
    order.addExtension(extension);
    return order;
  }

  private Written write(Optional<Form> wanted, Resource... resources) {
    Bundle bundle = new Bundle();
    for (Resource resource : resources) {
      bundle.addEntry().setResource(resource);
    }
    return writers.write(bundle, NOON, wanted);
  }

  private Written write(Resource... resources) {
    return write(Optional.empty(), resources);
  }

  private static List<String> segments(Written written, String name) {
    assertThat(written.messages()).hasSize(1);
    return Arrays.stream(new String(written.messages().get(0), UTF_8).split("\r"))
        .filter(segment -> segment.startsWith(name))
        .toList();
  }

  private String control(ServiceRequest order) {
    String orc = segments(write(patient(), order), "ORC").get(0);
    return orc.substring("ORC|".length(), orc.indexOf('|', "ORC|".length()));
  }

  @Test
  void anOrderIsPlaced() {
    ServiceRequest order = order("9").setPriority(ServiceRequestPriority.STAT);
    order.addNote().setText("difficult veins");
    order.addReasonReference().setReference("Condition/c");
    Condition reason = new Condition();
    reason.setId("c");
    reason.setCode(
        new CodeableConcept(new Coding("http://hl7.org/fhir/sid/icd-10-cm", "E11.9", null)));
    reason.getSubject().setReference("Patient/p");
    Written written = write(patient(), order, reason);
    assertThat(written.findings()).isEmpty();
    assertThat(segments(written, "MSH").get(0)).contains("|OML^O21^OML_O21|");
    assertThat(new String(written.messages().get(0), UTF_8))
        .endsWith(
            "PID|1||1^^^&1.2.3&ISO\r"
                + "ORC|NW|9^^1.2.5^ISO|||IP\r"
                + "TQ1|1||||||||S\r"
                + "OBR|1|9^^1.2.5^ISO||2345-7^Glucose^LN|S\r"
                + "NTE|1||difficult veins\r"
                + "DG1|1||E11.9^^I10C|||W\r");
  }

  @Test
  void theOrdersOfOneRequisitionAreOneMessage() {
    ServiceRequest one = order("1");
    ServiceRequest other = order("2");
    one.getRequisition().setSystem("urn:oid:1.2.6").setValue("G");
    other.getRequisition().setSystem("urn:oid:1.2.6").setValue("G");
    Written written = write(patient(), one, other, order("3"));
    assertThat(written.messages()).hasSize(2);
    assertThat(new String(written.messages().get(0), UTF_8))
        .contains("ORC|NW|1^^1.2.5^ISO||G^^1.2.6^ISO|IP\r")
        .contains("\rOBR|2|2^^1.2.5^ISO|");
  }

  @Test
  void theStatusSaysWhatIsAskedFor() {
    assertThat(control(order("1"))).isEqualTo("NW");
    assertThat(control(order("1").setStatus(ServiceRequestStatus.REVOKED))).isEqualTo("CA");
    assertThat(control(order("1").setStatus(ServiceRequestStatus.ONHOLD))).isEqualTo("HD");
    ServiceRequest changed = order("1");
    changed.getMeta().setVersionId("2");
    assertThat(control(changed)).isEqualTo("XO");
    assertThat(control(after(changed, "NW"))).isEqualTo("XO");
  }

  @Test
  void theLastEventIsRepeatedWhereItSaysTheStatus() {
    assertThat(control(after(order("1"), "RL"))).isEqualTo("RL");
    assertThat(control(after(order("1").setStatus(ServiceRequestStatus.REVOKED), "DC")))
        .isEqualTo("DC");
    assertThat(control(after(order("1").setStatus(ServiceRequestStatus.REVOKED), "NW")))
        .isEqualTo("CA");
    assertThat(control(after(order("1").setStatus(ServiceRequestStatus.REVOKED), "XO")))
        .isEqualTo("CA");
    assertThat(control(after(order("1"), "SN"))).isEqualTo("NW");
  }

  @Test
  void whatIsNotOrderedNowIsNotSent() {
    assertThat(write(patient(), order("1").setStatus(ServiceRequestStatus.DRAFT)).messages())
        .isEmpty();
    assertThat(write(patient(), order("1").setIntent(ServiceRequestIntent.PROPOSAL)).messages())
        .isEmpty();
    assertThat(write(patient(), after(order("1"), "PR")).messages()).isEmpty();
  }

  @Test
  void aScheduleIsInTq1() {
    ServiceRequest order = order("1").setAsNeeded(new BooleanType(true));
    Timing timing = new Timing();
    timing.getRepeat().setFrequency(1).setPeriod(6).setPeriodUnit(UnitsOfTime.H).setCount(4);
    order.setOccurrence(timing);
    Written written = write(patient(), order);
    assertThat(written.findings()).isEmpty();
    assertThat(segments(written, "TQ1")).containsExactly("TQ1|1||^^^^6^h||||||PRN|||||4");
  }

  @Test
  void urgentHasNoCodeAndIsNotSilentlyTheNearest() {
    Written written = write(patient(), order("1").setPriority(ServiceRequestPriority.URGENT));
    assertThat(segments(written, "TQ1")).containsExactly("TQ1|1||||||||A");
    assertThat(written.findings())
        .extracting(finding -> finding.location())
        .containsExactly("ServiceRequest.priority");
  }

  @Test
  void ormTellsTheSpecimenInObr() {
    Specimen specimen = new Specimen();
    specimen.setId("b");
    specimen
        .setType(new CodeableConcept(new Coding("http://snomed.info/sct", "119297000", "Blood")))
        .getSubject()
        .setReference("Patient/p");
    ServiceRequest order = order("1");
    order.addSpecimen().setReference("Specimen/b");
    Written written = write(Form.named("ORM^O01"), patient(), order, specimen);
    assertThat(written.findings()).isEmpty();
    assertThat(segments(written, "MSH").get(0)).contains("|ORM^O01^ORM_O01|");
    assertThat(segments(written, "OBR").get(0)).endsWith("|119297000&Blood&SCT");
    assertThat(segments(written, "SPM")).isEmpty();
  }

  @Test
  void withoutANumberNobodyCouldAnswer() {
    ServiceRequest order = order("1").setIdentifier(List.of());
    assertThatThrownBy(() -> write(patient(), order))
        .isInstanceOfSatisfying(
            Unwritable.class,
            why -> assertThat(why.finding().location()).isEqualTo("ServiceRequest.identifier"));
    assertThatThrownBy(() -> write(order("1")))
        .isInstanceOfSatisfying(
            Unwritable.class,
            why -> assertThat(why.finding().location()).isEqualTo("ServiceRequest.subject"));
  }
}
