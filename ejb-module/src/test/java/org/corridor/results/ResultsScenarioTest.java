package org.corridor.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Finding;
import org.corridor.testing.SharedData;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
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
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.TimeType;
import org.junit.jupiter.api.Test;

/** The scenarios of the shared data that tell of results, with the end states that they expect. */
class ResultsScenarioTest {

  private static final String VALUE =
      "http://hl7.org/fhir/5.0/StructureDefinition/extension-Observation.value";

  private final TestHub hub = new TestHub(new ResultsJourney());
  private final List<Finding> findings = new ArrayList<>();

  private static List<V2Message> messages(String scenario) {
    List<Path> files = SharedData.messages(SharedData.folder("hl7v2/scenarios").resolve(scenario));
    return new ArrayList<>(
        files.stream()
            .map(file -> V2Message.parse(SharedData.bytes(file), TestHub.SENDER))
            .filter(message -> message.header().type().equals("ORU"))
            .toList());
  }

  private void play(String scenario) {
    messages(scenario).forEach(this::receive);
  }

  private void receive(V2Message message) {
    findings.addAll(hub.receiveTwice(message));
  }

  private Observation result(String code) {
    return hub.all(Observation.class).stream()
        .filter(one -> one.getCode().getCodingFirstRep().getCode().equals(code))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The result in OBX number {@code line}: observations are written in the order of the message.
   */
  private Observation line(int line) {
    return hub.all(Observation.class).get(line - 1);
  }

  private void assertPotassiumWasCorrected() {
    assertThat(hub.the(DiagnosticReport.class).getStatus())
        .isEqualTo(DiagnosticReportStatus.CORRECTED);
    assertThat(hub.the(DiagnosticReport.class).getResult()).hasSize(2);
    assertThat(hub.all(Observation.class)).hasSize(2);
    Observation potassium = result("2823-3");
    assertThat(potassium.getStatus()).isEqualTo(ObservationStatus.CORRECTED);
    assertThat(potassium.getValueQuantity().getValue()).isEqualByComparingTo("4.1");
    assertThat(potassium.getValueQuantity().getUnit()).isEqualTo("mmol/L");
    assertThat(potassium.getInterpretationFirstRep().getCodingFirstRep().getCode()).isEqualTo("N");
    assertThat(result("2951-2").getStatus()).isEqualTo(ObservationStatus.FINAL);
    assertThat(result("2951-2").getValueQuantity().getValue()).isEqualByComparingTo("139");
  }

  @Test
  void aPreliminaryResultBecomesFinalAndIsCorrected() {
    play("08-result-P-F-C");
    assertPotassiumWasCorrected();
  }

  @Test
  void theEndIsTheSameInWhateverOrderTheMessagesArrive() {
    List<V2Message> messages = messages("08-result-P-F-C");
    Collections.reverse(messages);
    messages.forEach(this::receive);
    assertPotassiumWasCorrected();
  }

  @Test
  void aDeletedAndAWrongResultAreEnteredInError() {
    play("09-result-deleted-and-wrong");
    assertThat(result("718-7").getStatus()).isEqualTo(ObservationStatus.ENTEREDINERROR);
    assertThat(result("6690-2").getStatus()).isEqualTo(ObservationStatus.ENTEREDINERROR);
    assertThat(result("718-7").getValueQuantity().getValue()).isEqualByComparingTo("13.1");
    assertThat(hub.the(DiagnosticReport.class).getResult()).hasSize(2);
  }

  @Test
  void everyStatusHasOneInFhir() {
    play("10-status-values-without-IG-row");
    assertThat(hub.all(Observation.class))
        .extracting(one -> one.getStatus().toCode())
        .containsExactly(
            "preliminary", "preliminary", "final", "registered", "cancelled", "cancelled", "final");
    assertThat(absentReason("2885-2")).isEqualTo("not-performed");
    assertThat(absentReason("1751-7")).isEqualTo("not-asked");
    assertThat(absentReason("1975-2")).isEqualTo("temp-unknown");
    assertThat(hub.the(DiagnosticReport.class).getStatus())
        .isEqualTo(DiagnosticReportStatus.PARTIAL);
  }

  private String absentReason(String code) {
    return result(code).getDataAbsentReason().getCodingFirstRep().getCode();
  }

  @Test
  void escapesBecomeWhatTheyStandFor() {
    play("15-escapes");
    assertThat(line(1).getValueStringType().getValue()).isEqualTo("Line one\nLine two bold end");
    assertThat(line(2).getValueStringType().getValue())
        .isEqualTo("A & B | C ^ D ~ E \\ F\nsecond repetition");
    assertThat(hub.all(Observation.class)).hasSize(4);
  }

  @Test
  void timesKeepTheirPrecisionAndImpossibleOnesAreNoted() {
    play("17-times-and-precision");
    List<String> times =
        hub.all(Observation.class).stream()
            .map(one -> one.hasEffective() ? one.getEffectiveDateTimeType().asStringValue() : "")
            .toList();
    assertThat(times)
        .containsExactly(
            "2025",
            "2025-03",
            "2025-03-09",
            "2025-03-09T02:00:00-05:00",
            "2025-03-09T02:30:00-05:00",
            "2025-03-09T02:30:00-05:00",
            "2025-03-09T02:30:00.1234-05:00",
            "2025-03-09T02:30:00+05:30",
            "2025-11-02T01:30:00-04:00",
            "",
            "",
            "");
    assertThat(findings)
        .extracting(Finding::location)
        .containsExactly("OBX[10]-14", "OBX[11]-14", "OBX[12]-14");
    assertThat(line(10).getNoteFirstRep().getText()).contains("20251301");
  }

  @Test
  void everyTypeOfValueIsKept() {
    play("18-obx5-types");
    assertThat(hub.all(Observation.class)).hasSize(20);
    Quantity glucose = line(1).getValueQuantity();
    assertThat(glucose.getValueElement().asStringValue()).isEqualTo("98.50");
    assertThat(glucose.getCode()).isEqualTo("mg/dL");
    assertThat(line(1).getReferenceRangeFirstRep().getHigh().getCode()).isEqualTo("mg/dL");
    assertThat(line(2).getValueStringType().getValue()).startsWith("<5");
    assertThat(line(3).getValueQuantity().getComparator())
        .isEqualTo(QuantityComparator.GREATER_THAN);
    assertThat(line(3).getValueQuantity().getValue()).isEqualByComparingTo("1000");
    Ratio titer = line(4).getValueRatio();
    assertThat(titer.getDenominator().getValue()).isEqualByComparingTo("128");
    Range range = line(5).getValueRange();
    assertThat(range.getLow().getValue()).isEqualByComparingTo("5");
    assertThat(range.getHigh().getCode()).isEqualTo("/[HPF]");
    assertThat(line(6).getValueStringType().getValue()).isEqualTo("2 +");
    assertThat(line(7).getValueCodeableConcept().getCoding())
        .extracting(Coding::getCode)
        .containsExactly("112283007", "ECOLI");
    assertThat(line(8).getComponent())
        .extracting(part -> ((CodeableConcept) part.getValue()).getCodingFirstRep().getCode())
        .containsExactly("3092008", "112283007");
    assertThat(line(9).getValueStringType().getValue()).isEqualTo("first\nsecond\nthird");
    assertThat(new String(attachment(10).getData(), StandardCharsets.US_ASCII)).startsWith("%PDF");
    assertThat(attachment(11).getUrl()).startsWith("http://pacs.example/wado?study=1.2.3");
    assertThat(line(12).getValueDateTimeType().asStringValue()).isEqualTo("2025-08-01");
    assertThat(((TimeType) line(13).getValue()).getValue()).isEqualTo("14:30:15");
    assertThat(line(14).getValueDateTimeType().asStringValue())
        .isEqualTo("2025-08-01T14:30:15-05:00");
    assertThat(((Period) line(15).getValue()).getEndElement().asStringValue())
        .isEqualTo("2025-08-05");
    assertThat(line(16).getStatus()).isEqualTo(ObservationStatus.CANCELLED);
    assertThat(line(16).hasDataAbsentReason()).isTrue();
    assertThat(line(17).getValueStringType().getValue()).isEqualTo("free value");
    assertThat(line(18).getValueQuantity().getValueElement().asStringValue()).isEqualTo("1500");
    assertThat(line(19).getValueStringType().getValue()).startsWith("98");
    assertThat(line(20).getValueRange().getHigh().getCode()).isEqualTo("mm[Hg]");
    assertThat(hub.the(DiagnosticReport.class).getPresentedForm())
        .extracting(Attachment::getContentType)
        .containsExactly("application/pdf", "application/pdf");
  }

  private Attachment attachment(int line) {
    return (Attachment) line(line).getExtensionByUrl(VALUE).getValue();
  }

  @Test
  void aSusceptibilityPointsToItsOrganismAndNotesStayWithTheirOwner() {
    play("19-nested-panels-and-notes");
    assertThat(hub.all(DiagnosticReport.class)).hasSize(2);
    assertThat(hub.all(Observation.class)).hasSize(3);
    assertThat(hub.all(Specimen.class)).hasSize(1);
    String organism = "Observation/" + line(1).getIdElement().getIdPart();
    assertThat(line(2).getDerivedFromFirstRep().getReference()).isEqualTo(organism);
    assertThat(line(3).getDerivedFromFirstRep().getReference()).isEqualTo(organism);
    assertThat(line(1).getNote())
        .extracting(Annotation::getText)
        .containsExactly("First result note\nSecond line");
    assertThat(line(2).hasNote()).isFalse();
    assertThat(notes(hub.all(DiagnosticReport.class).get(0)))
        .containsExactly("Patient level note", "Order note");
    assertThat(notes(hub.all(DiagnosticReport.class).get(1))).containsExactly("Patient level note");
    assertThat(line(2).getValueQuantity().getComparator())
        .isEqualTo(QuantityComparator.GREATER_OR_EQUAL);
  }

  private static List<String> notes(DiagnosticReport report) {
    return report
        .getExtensionsByUrl(
            "http://hl7.org/fhir/5.0/StructureDefinition/extension-DiagnosticReport.note")
        .stream()
        .map(extension -> Objects.requireNonNull((Annotation) extension.getValue()).getText())
        .toList();
  }

  @Test
  void aPatientIsOnlyMentioned() {
    play("08-result-P-F-C");
    assertThat(hub.the(Patient.class).getMeta().getVersionId()).isEqualTo("1");
  }
}
