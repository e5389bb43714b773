package org.corridor.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Finding;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Specimen;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsJourneyTest {

  private static final String PID = "PID|1||77001^^^NORTH^MR||Okafor^Ada||19810405|F";

  private final TestHub hub = new TestHub(new ResultsJourney());

  private static String msh(int hour) {
    return "MSH|^~\\&|LABSYS|NORTH|HUB|HUB|202603010"
        + hour
        + "0000+0000||ORU^R01^ORU_R01|C"
        + hour
        + "|P|2.5.1";
  }

  private static String obr(String status) {
    return "OBR|1|P1^CLINIC|F1^LAB|24326-1^Electrolytes^LN|||20260301050000+0000"
        + "||||||||||||||||||"
        + status;
  }

  /** One result of one order, as the laboratory says it at an hour. */
  private static List<String> said(int hour, String state, String value, String flag) {
    return List.of(
        msh(hour),
        PID,
        obr(state),
        "OBX|1|NM|2823-3^Potassium^LN||" + value + "|mmol/L||" + flag + "|||" + state);
  }

  private void receive(List<String> segments) {
    hub.receive(segments.toArray(new String[0]));
  }

  private void receiveAll(List<List<String>> messages, String order) {
    order.chars().forEach(place -> receive(messages.get(place - '1')));
  }

  private String value() {
    return hub.the(Observation.class).getValueQuantity().getValueElement().asStringValue();
  }

  private String status() {
    return hub.the(Observation.class).getStatus().toCode();
  }

  @ParameterizedTest
  @ValueSource(strings = {"123", "132", "213", "231", "312", "321"})
  void aCorrectionIsWhatCountsInWhateverOrderMessagesArrive(String order) {
    receiveAll(
        List.of(said(1, "P", "5.9", "H"), said(2, "F", "5.8", "H"), said(3, "C", "4.1", "")),
        order);
    assertThat(status()).isEqualTo("corrected");
    assertThat(value()).isEqualTo("4.1");
    assertThat(hub.the(Observation.class).hasInterpretation()).isFalse();
    assertThat(hub.the(DiagnosticReport.class).getStatus().toCode()).isEqualTo("corrected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "21"})
  void aPreliminaryResultNeverReplacesAFinalOne(String order) {
    receiveAll(List.of(said(1, "F", "4.4", "N"), said(2, "P", "9.9", "H")), order);
    assertThat(status()).isEqualTo("final");
    assertThat(value()).isEqualTo("4.4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "21"})
  void aFinalResultSentAfterItsCorrectionStaysCorrected(String order) {
    receiveAll(List.of(said(1, "C", "4.1", ""), said(2, "F", "4.2", "")), order);
    assertThat(status()).isEqualTo("corrected");
    assertThat(value()).isEqualTo("4.2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "21"})
  void aReleaseWithoutAValueKeepsTheValueThatWasSent(String order) {
    receiveAll(List.of(said(1, "P", "4.4", "N"), said(2, "U", "", "")), order);
    assertThat(status()).isEqualTo("final");
    assertThat(value()).isEqualTo("4.4");
  }

  @ParameterizedTest
  @CsvSource({"D, entered-in-error", "W, entered-in-error"})
  void aWithdrawnResultKeepsItsValueForTheRecord(String code, String status) {
    receiveAll(List.of(said(1, "F", "4.4", "N"), said(2, code, "", "")), "12");
    assertThat(status()).isEqualTo(status);
    assertThat(value()).isEqualTo("4.4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "21"})
  void aCancelledResultHasAReasonInPlaceOfItsValue(String order) {
    receiveAll(List.of(said(1, "F", "4.4", "N"), said(2, "X", "", "")), order);
    assertThat(status()).isEqualTo("cancelled");
    assertThat(hub.the(Observation.class).hasValue()).isFalse();
    assertThat(hub.the(Observation.class).hasDataAbsentReason()).isTrue();
  }

  @Test
  void aResultMayComeAfterItWasCancelled() {
    receiveAll(List.of(said(1, "X", "", ""), said(2, "F", "4.4", "N")), "12");
    assertThat(status()).isEqualTo("final");
    assertThat(hub.the(Observation.class).hasDataAbsentReason()).isFalse();
  }

  @Test
  void aLaboratoryDoesNotChangeWhatIsKnownOfThePatient() {
    receive(said(1, "F", "4.4", "N"));
    hub.receive(
        msh(2),
        "PID|1||77001^^^NORTH^MR||Ocafor^Ida||19810405|M",
        obr("F"),
        "OBX|1|NM|2951-2^Sodium^LN||139|mmol/L|||||F");
    Patient patient = hub.the(Patient.class);
    assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("Okafor");
    assertThat(patient.getGender().toCode()).isEqualTo("female");
    assertThat(hub.the(DiagnosticReport.class).getResult()).hasSize(2);
  }

  @Test
  void aFinalReportCompletesItsOrder() {
    receive(said(1, "P", "4.4", "N"));
    assertThat(hub.the(ServiceRequest.class).getStatus()).isEqualTo(ServiceRequestStatus.ACTIVE);
    receive(said(2, "F", "4.4", "N"));
    assertThat(hub.the(ServiceRequest.class).getStatus()).isEqualTo(ServiceRequestStatus.COMPLETED);
    assertThat(hub.the(DiagnosticReport.class).getBasedOnFirstRep().getReference())
        .isEqualTo("ServiceRequest/" + hub.the(ServiceRequest.class).getIdPart());
  }

  @Test
  void theSameTestInTwoPanelsOfOneAccessionIsTwoResults() {
    hub.receive(
        msh(1),
        PID,
        "OBR|1|P1|A77^LAB|24326-1^Electrolytes^LN|||||||||||||||||||||F",
        "OBX|1|TX|8251-1^Comment^LN||one||||||F",
        "OBR|2|P2|A77^LAB|58410-2^CBC^LN|||||||||||||||||||||F",
        "OBX|1|TX|8251-1^Comment^LN||two||||||F");
    assertThat(hub.all(Observation.class))
        .extracting(one -> one.getValueStringType().getValue())
        .containsExactly("one", "two");
    assertThat(hub.all(DiagnosticReport.class)).hasSize(2);
  }

  @Test
  void theSameTestTwiceInOneOrderIsToldApartBySubIdOrPlace() {
    hub.receive(
        msh(1),
        PID,
        obr("F"),
        "OBX|1|NM|2823-3^Potassium^LN|1|4.1|mmol/L|||||F",
        "OBX|2|NM|2823-3^Potassium^LN|2|4.2|mmol/L|||||F",
        "OBX|3|NM|2823-3^Potassium^LN|2|4.3|mmol/L|||||F");
    assertThat(hub.all(Observation.class)).hasSize(3);
  }

  @Test
  void aResultTakesTheTimeAndStateOfItsOrderWhereItHasNone() {
    hub.receive(msh(1), PID, obr("F"), "OBX|1|NM|2823-3^Potassium^LN||4.1|mmol/L");
    Observation result = hub.the(Observation.class);
    assertThat(result.getStatus()).isEqualTo(ObservationStatus.FINAL);
    assertThat(result.getEffectiveDateTimeType().asStringValue())
        .isEqualTo("2026-03-01T05:00:00+00:00");
  }

  @Test
  void anOldMessageWithoutStructureOrNumbersIsStillKept() {
    List<Finding> findings =
        hub.receive(
            "MSH|^~\\&|LABSYS|NORTH|HUB|HUB|19990301010000||ORU|C1|P|2.1",
            "PID|1|77001|||Okafor^Ada",
            "OBR|1|||CBC|||19990301",
            "OBX|1|ST|WBC||7.1|10*3/uL");
    assertThat(hub.the(Observation.class).getValueStringType().getValue()).isEqualTo("7.1 10*3/uL");
    assertThat(findings).extracting(Finding::location).contains("OBR-3");
  }

  @Test
  void beforeVersion25TheSpecimenIsInObr15() {
    hub.receive(
        msh(1),
        PID,
        "OBR|1|P1|F1|600-7^Culture^LN|||20260301050000||||||||BLD&Blood^^drawn twice^LA&Left Arm"
            + "||||||||||F",
        "OBX|1|ST|600-7^Culture^LN||none||||||F");
    Specimen specimen = hub.the(Specimen.class);
    assertThat(specimen.getType().getCodingFirstRep().getCode()).isEqualTo("BLD");
    assertThat(specimen.getNoteFirstRep().getText()).isEqualTo("drawn twice");
    assertThat(specimen.getCollection().getCollectedDateTimeType().hasValue()).isTrue();
    assertThat(hub.the(Observation.class).getSpecimen().getReference())
        .isEqualTo("Specimen/" + specimen.getIdPart());
  }

  @ParameterizedTest
  @CsvSource({
    "3.5-5.1, 3.5, 5.1",
    "3.5 - 5.1, 3.5, 5.1",
    "-2--1, -2, -1",
    "<5.1, , 5.1",
    ">=60, 60, ",
    "negative, , ",
    "5-3, , ",
  })
  void aReferenceRangeHasNumbersWhereTheTextHasNoOtherReading(
      String text, String low, String high) {
    hub.receive(msh(1), PID, obr("F"), "OBX|1|NM|2823-3^Potassium^LN||4|mmol/L|" + text + "||||F");
    var range = hub.the(Observation.class).getReferenceRangeFirstRep();
    assertThat(range.getText()).isEqualTo(text);
    assertThat(bound(range.getLow())).isEqualTo(low);
    assertThat(bound(range.getHigh())).isEqualTo(high);
  }

  private static @Nullable String bound(Quantity bound) {
    if (bound.hasValue()) {
      assertThat(bound.getCode()).isEqualTo("mmol/L");
      return bound.getValueElement().asStringValue();
    }
    return null;
  }

  @Test
  void performersAndTheVisitAreMentioned() {
    hub.receive(
        msh(1),
        PID,
        "PV1|1|I|ICU^101^2||||||||||||||||V900^^^NORTH^VN",
        obr("F"),
        "OBX|1|NM|2823-3^Potassium^LN||4|mmol/L|||||F||||||||||||North Lab^^^^^CLIA^XX^^^05D1"
            + "|1 Lab Way^^Peoria^IL");
    assertThat(hub.the(Encounter.class).getIdentifierFirstRep().getValue()).isEqualTo("V900");
    assertThat(hub.the(Observation.class).getEncounter().getReference())
        .isEqualTo("Encounter/" + hub.the(Encounter.class).getIdPart());
    assertThat(hub.all(Organization.class))
        .filteredOn(one -> "North Lab".equals(one.getName()))
        .singleElement()
        .satisfies(lab -> assertThat(lab.getAddressFirstRep().getCity()).isEqualTo("Peoria"));
    assertThat(hub.the(Provenance.class).getTarget()).hasSize(2);
  }

  @Test
  void severalPatientsInOneMessageKeepTheirOwnResults() {
    List<String> segments = new ArrayList<>(said(1, "F", "4.4", "N"));
    segments.add("PID|2||77002^^^NORTH^MR||Bell^Cy");
    segments.add("OBR|2|P2|F2^LAB|24326-1^Electrolytes^LN|||||||||||||||||||||F");
    segments.add("OBX|1|NM|2823-3^Potassium^LN||3.9|mmol/L|||||F");
    receive(segments);
    assertThat(hub.all(Observation.class))
        .extracting(one -> one.getSubject().getReference())
        .doesNotHaveDuplicates();
  }

  @Test
  void aMessageWithoutAnyResultSaysSo() {
    V2Message message = V2Message.parse(msh(1) + "\r" + PID);
    assertThatThrownBy(() -> hub.translate(message))
        .isInstanceOf(NotTranslatable.class)
        .hasMessageContaining("OBR");
  }
}
