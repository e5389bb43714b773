package org.corridor.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.corridor.shared.Finding;
import org.corridor.writing.Letterhead;
import org.corridor.writing.MessageWriters;
import org.corridor.writing.MessageWriters.Written;
import org.corridor.writing.Unwritable;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultMessagesTest {

  private static final Instant NOON = Instant.parse("2025-06-11T12:00:00Z");
  private static final String TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";

  private final MessageWriters writers =
      new MessageWriters(List.of(new ResultMessages()), new Letterhead("HUB", "NORTH"));

  private static Patient patient() {
    Patient patient = new Patient();
    patient.setId("p");
    patient.addIdentifier().setSystem("urn:oid:1.2.3").setValue("1");
    return patient;
  }

  private static CodeableConcept loinc(String code, String name) {
    return new CodeableConcept(new Coding("http://loinc.org", code, name));
  }

  private static DiagnosticReport report(String number) {
    DiagnosticReport report = new DiagnosticReport();
    report.setId("r" + number);
    report.setStatus(DiagnosticReportStatus.FINAL).setCode(loinc("24323-8", "Metabolic panel"));
    report.getSubject().setReference("Patient/p");
    report
        .addIdentifier()
        .setSystem("urn:oid:1.2.4")
        .setValue(number)
        .setType(new CodeableConcept(new Coding(TYPES, "FILL", null)));
    return report;
  }

  private static Observation observation(String id, @Nullable Type value) {
    Observation observation = new Observation();
    observation.setId(id);
    observation.setStatus(ObservationStatus.FINAL).setCode(loinc("2345-7", "Glucose"));
    observation.getSubject().setReference("Patient/p");
    observation.setValue(value);
    return observation;
  }

  private static Quantity amount(String number) {
    return new Quantity()
        .setValue(new BigDecimal(number))
        .setUnit("mg/dL")
        .setSystem("http://unitsofmeasure.org")
        .setCode("mg/dL");
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

  /** OBX of one value, and that all of it is said. */
  private String obx(Type value) {
    DiagnosticReport report = report("7");
    report.addResult().setReference("Observation/o");
    Written written = write(patient(), report, observation("o", value));
    assertThat(written.findings()).isEmpty();
    return segments(written, "OBX").get(0);
  }

  @Test
  void aReportIsToldWithItsOrderAndItsSpecimen() {
    ServiceRequest order = new ServiceRequest();
    order.setId("s");
    order.setStatus(ServiceRequestStatus.COMPLETED).setIntent(ServiceRequestIntent.ORDER);
    order.setCode(loinc("24323-8", "Metabolic panel")).getSubject().setReference("Patient/p");
    order
        .addIdentifier()
        .setSystem("urn:oid:1.2.5")
        .setValue("P9")
        .setType(new CodeableConcept(new Coding(TYPES, "PLAC", null)));
    Specimen specimen = new Specimen();
    specimen.setId("b");
    specimen
        .setType(
            new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/v2-0487", "BLD", null)))
        .getSubject()
        .setReference("Patient/p");
    DiagnosticReport report = report("7");
    report.addBasedOn().setReference("ServiceRequest/s");
    report.addSpecimen().setReference("Specimen/b");
    report.setEffective(new DateTimeType("2025-06-11T09:30:00+02:00"));
    report.addResult().setReference("Observation/o");
    Observation glucose = observation("o", amount("98.0"));
    glucose.addReferenceRange().setLow(amount("70")).setHigh(amount("105"));
    glucose.addNote().setText("fasting\nas told");
    Written written = write(patient(), order, specimen, report, glucose);
    assertThat(written.findings()).isEmpty();
    assertThat(segments(written, "MSH").get(0)).contains("|ORU^R01^ORU_R01|");
    assertThat(new String(written.messages().get(0), UTF_8))
        .endsWith(
            "PID|1||1^^^&1.2.3&ISO\r"
                + "ORC|RE|P9^^1.2.5^ISO|7^^1.2.4^ISO||CM\r"
                + "OBR|1|P9^^1.2.5^ISO|7^^1.2.4^ISO|24323-8^Metabolic panel^LN|||"
                + "20250611093000+0200||||||||||||||||||F\r"
                + "OBX|1|NM|2345-7^Glucose^LN||98.0|mg/dL^^UCUM|70-105||||F\r"
                + "NTE|1||fasting\\.br\\as told\r"
                + "SPM|1|||BLD^^HL70487\r");
  }

  @Test
  void aValueIsWrittenByItsType() {
    assertThat(obx(amount("98.0"))).contains("|NM|").contains("||98.0|mg/dL^^UCUM|");
    assertThat(obx(amount("5").setComparator(QuantityComparator.LESS_THAN)))
        .contains("|SN|")
        .contains("||<^5|mg/dL^^UCUM|");
    assertThat(obx(new Range().setLow(amount("3")).setHigh(amount("7"))))
        .contains("|SN|")
        .contains("||^3^-^7|mg/dL^^UCUM|");
    assertThat(obx(new Ratio().setNumerator(amount("1")).setDenominator(amount("128"))))
        .contains("||^1^:^128|");
    assertThat(obx(loinc("LA6576-8", "Positive"))).contains("|CWE|").contains("||LA6576-8^Pos");
    assertThat(obx(new StringType("a|b"))).contains("|ST|").contains("||a\\F\\b|");
    assertThat(obx(new StringType("a\nb"))).contains("|FT|").contains("||a\\.br\\b|");
    assertThat(obx(new StringType("x".repeat(200)))).contains("|TX|");
    assertThat(obx(new BooleanType(true))).contains("|CWE|").contains("||Y^Yes^HL70136|");
    assertThat(obx(new DateTimeType("2025-06-11"))).contains("|DT|").contains("||20250611|");
    assertThat(obx(new DateTimeType("2025-06-11T09:30:00Z"))).contains("|TS|");
    assertThat(obx(new TimeType("09:30:00"))).contains("|TM|").contains("||093000|");
    assertThat(
            obx(
                new Period()
                    .setStartElement(new DateTimeType("2025"))
                    .setEndElement(new DateTimeType("2026"))))
        .contains("|DR|")
        .contains("||2025^2026|");
  }

  @Test
  void componentsOfSomethingElseAreLinesOfTheirOwn() {
    Observation pressure = observation("o", null);
    pressure.setCode(loinc("85354-9", "Blood pressure"));
    pressure.addComponent().setCode(loinc("8480-6", "Systolic")).setValue(amount("120"));
    pressure.addComponent().setCode(loinc("8462-4", "Diastolic")).setValue(amount("80"));
    DiagnosticReport report = report("7");
    report.addResult().setReference("Observation/o");
    Written written = write(patient(), report, pressure);
    assertThat(written.findings()).isEmpty();
    assertThat(segments(written, "OBX"))
        .containsExactly(
            "OBX|1||85354-9^Blood pressure^LN||||||||F",
            "OBX|2|NM|8480-6^Systolic^LN||120|mg/dL^^UCUM|||||F",
            "OBX|3|NM|8462-4^Diastolic^LN||80|mg/dL^^UCUM|||||F");
  }

  @Test
  void whatIsConcludedAndWhatIsPrintedIsToldWithoutAnyResult() {
    DiagnosticReport report = report("7");
    report.setConclusion("No fracture.");
    report.addPresentedForm(
        new Attachment().setContentType("application/pdf").setData("%PDF-".getBytes(UTF_8)));
    Written written = write(patient(), report);
    assertThat(written.findings()).isEmpty();
    assertThat(segments(written, "OBX"))
        .containsExactly(
            "OBX|1|FT|24323-8&IMP^Metabolic panel^LN||No fracture.||||||F",
            "OBX|2|ED|24323-8^Metabolic panel^LN||^AP^PDF^Base64^JVBERi0=||||||F");
  }

  @Test
  void reportsOfOnePatientAreOneMessage() {
    Written written = write(patient(), report("7"), report("8"));
    assertThat(segments(written, "OBR"))
        .extracting(obr -> obr.substring(0, "OBR|1".length()))
        .containsExactly("OBR|1", "OBR|2");
  }

  @Test
  void membersAreToldWithTheirPanelOnce() {
    Observation panel = observation("panel", null);
    panel.addHasMember().setReference("Observation/part");
    Observation part = observation("part", amount("1"));
    part.addHasMember().setReference("Observation/panel");
    DiagnosticReport report = report("7");
    report.addResult().setReference("Observation/panel");
    assertThat(segments(write(patient(), report, panel, part), "OBX")).hasSize(2);
  }

  @Test
  void aReportEnteredInErrorTakesItsResultsBack() {
    Observation wrong = observation("o", amount("1"));
    wrong.setStatus(ObservationStatus.ENTEREDINERROR);
    DiagnosticReport report = report("7");
    report.setStatus(DiagnosticReportStatus.ENTEREDINERROR);
    report.addResult().setReference("Observation/o");
    Written written = write(patient(), report, wrong);
    assertThat(segments(written, "OBX").get(0)).endsWith("|W");
    assertThat(segments(written, "OBR").get(0)).endsWith("|X");
    assertThat(written.findings())
        .containsExactly(
            Finding.warning(
                "DiagnosticReport.status", "not-written", "No field of the message says this."));
  }

  @Test
  void whatNobodyNumberedCannotBeCorrectedAndIsNotSent() {
    DiagnosticReport report = report("7");
    report.setIdentifier(List.of());
    assertThatThrownBy(() -> write(patient(), report))
        .isInstanceOfSatisfying(
            Unwritable.class,
            why -> assertThat(why.finding().location()).isEqualTo("DiagnosticReport.identifier"));
    assertThatThrownBy(() -> write(report("7")))
        .isInstanceOfSatisfying(
            Unwritable.class,
            why -> assertThat(why.finding().location()).isEqualTo("DiagnosticReport.subject"));
  }
}
