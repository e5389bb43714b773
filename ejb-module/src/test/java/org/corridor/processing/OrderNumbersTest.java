package org.corridor.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.corridor.testing.TestHub;
import org.corridor.translation.MessageFamily;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One order that some know by the placer's number, some by the filler's, and some by both. */
class OrderNumbersTest {

  private static final String TEST = "2823-3^Potassium^LN";

  private final TestHub hub = new TestHub(Families.ALL.toArray(MessageFamily[]::new));

  /** Receives everything twice: a resend changes nothing. */
  private void receive(String... segments) {
    hub.receive(segments);
    List<String> written = hub.repository().written();
    hub.receive(segments);
    assertThat(hub.repository().written()).isEqualTo(written);
  }

  private void send(String type, int hour, String... segments) {
    List<String> all = new ArrayList<>();
    all.add(
        "MSH|^~\\&|APP|N|HUB|HUB|202603010"
            + hour
            + "0000+0000||"
            + type
            + "|C"
            + hour
            + "|P|2.5.1");
    all.add("PID|1||7^^^N^MR||Doe^Jo");
    all.addAll(List.of(segments));
    receive(all.toArray(new String[0]));
  }

  /** The messages about an order, by what they are called. */
  private void receiveOne(String name) {
    switch (name) {
      case "order" -> send("ORM^O01", 1, "ORC|NW|P1^CLINIC", "OBR|1|P1^CLINIC||" + TEST);
      case "answer" -> send("ORR^O02", 2, "MSA|AA|1", "ORC|OK|P1^CLINIC|F1^LAB");
      case "preliminary" -> result(3, "|F1^LAB", "3.9", "P");
      case "final" -> result(4, "|F1^LAB", "4.1", "F");
      case "both" -> result(5, "P1^CLINIC|F1^LAB", "4.2", "C");
      case "cancel" -> send("ORM^O01", 6, "ORC|CA|P1^CLINIC", "OBR|1|P1^CLINIC||" + TEST);
      default -> throw new IllegalArgumentException(name);
    }
  }

  private void result(int hour, String numbers, String value, String state) {
    send(
        "ORU^R01",
        hour,
        "OBR|1|" + numbers + "|" + TEST + "|||20260301" + "|".repeat(18) + state,
        "OBX|1|NM|" + TEST + "||" + value + "|mmol/L|||||" + state);
  }

  private List<ServiceRequest> orders() {
    return hub.all(ServiceRequest.class).stream()
        .filter(order -> order.getStatus() != ServiceRequestStatus.ENTEREDINERROR)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order answer preliminary final",
        "order answer final",
        "order final answer",
        "order final both",
        "final order both",
        "final both order",
        "both final order",
        "order both final",
        "both order final",
        "final answer order",
        "answer final order",
        "final preliminary both order",
        "preliminary order answer final",
        "order preliminary both final",
      })
  void areOne(String messages) {
    for (String name : messages.split(" ", -1)) {
      receiveOne(name);
    }
    assertThat(orders()).hasSize(1);
    ServiceRequest order = orders().get(0);
    assertThat(order.getStatus()).isEqualTo(ServiceRequestStatus.COMPLETED);
    assertThat(order.getIdentifier())
        .extracting(Identifier::getValue)
        .containsExactlyInAnyOrder("P1", "F1");
    assertThat(hub.the(DiagnosticReport.class).getBasedOnFirstRep().getReference())
        .isEqualTo("ServiceRequest/" + order.getIdElement().getIdPart());
    assertThat(hub.all(Observation.class)).hasSize(1);
  }

  @Test
  void aCancelByThePlacersNumberReachesWhatWasKnownByTheFillersOne() {
    receiveOne("preliminary");
    receiveOne("answer");
    receiveOne("cancel");
    assertThat(orders()).hasSize(1);
    assertThat(orders().get(0).getStatus()).isEqualTo(ServiceRequestStatus.REVOKED);
  }

  @Test
  void ordersUnderOneNumberOfTheLaboratoryStaySeveral() {
    send(
        "ORU^R01",
        3,
        "OBR|1|P1^CLINIC|F1^LAB|" + TEST + "|||20260301",
        "OBR|2|P2^CLINIC|F1^LAB|2951-2^Sodium^LN|||20260301");
    result(4, "|F1^LAB", "4.1", "F");
    assertThat(orders().stream().filter(one -> one.getIdentifier().size() == 2)).hasSize(2);
    assertThat(orders()).hasSize(3);
  }

  @Test
  void anotherTestUnderTheFillersNumberIsNoLink() {
    send("ORU^R01", 3, "OBR|1||F1^LAB|2951-2^Sodium^LN|||20260301");
    receiveOne("both");
    assertThat(orders()).hasSize(2);
  }

  @Test
  void resultsFromBeforeTheFillerHadANumberAreTheSameResults() {
    receiveOne("order");
    result(3, "P1^CLINIC|", "3.9", "P");
    result(5, "P1^CLINIC|F1^LAB", "4.2", "F");
    assertThat(hub.the(Observation.class).getValueQuantity().getValue()).hasToString("4.2");
    assertThat(hub.the(DiagnosticReport.class).getStatus().toCode()).isEqualTo("final");
    assertThat(orders()).hasSize(1);
  }

  @Test
  void aChildRefersToTheOrderThatItsParentBecame() {
    send(
        "ORU^R01",
        3,
        "OBR|1||F1^LAB|600-7^Culture^LN|||20260301",
        "OBX|1|CWE|600-7^Culture^LN|1|^E. coli||||||F",
        "OBR|2||F2^LAB|29576-6^Susceptibility^LN|||20260301"
            + "|".repeat(19)
            + "600-7&Culture&LN^1|||^F1&LAB");
    send("ORR^O02", 4, "MSA|AA|1", "ORC|OK|P1^CLINIC|F1^LAB");
    ServiceRequest parent =
        orders().stream().filter(one -> one.getIdentifier().size() == 2).findFirst().orElseThrow();
    assertThat(orders()).hasSize(2);
    assertThat(orders())
        .filteredOn(one -> one != parent && one.hasBasedOn())
        .singleElement()
        .satisfies(
            child ->
                assertThat(child.getBasedOnFirstRep().getReference())
                    .isEqualTo("ServiceRequest/" + parent.getIdElement().getIdPart()));
  }

  @ParameterizedTest
  @CsvSource({
    "O, active",
    "I, active",
    "S, active",
    "A, active",
    "P, active",
    "R, active",
    "F, completed",
    "C, completed",
    "X, revoked",
    "Y, active",
    "Z, active"
  })
  void resultsSayHowTheirOrderStands(String state, String status) {
    receiveOne("order");
    result(3, "P1^CLINIC|F1^LAB", "", state);
    assertThat(orders().get(0).getStatus().toCode()).isEqualTo(status);
  }

  @Test
  void anOrderIsDoneWhenAllItsReportsAre() {
    String report = "|P1^CLINIC|F1^LAB|%s|||20260301" + "|".repeat(18);
    receiveOne("order");
    send(
        "ORU^R01",
        3,
        "OBR|1" + report.formatted(TEST) + "F",
        "OBR|2" + report.formatted("S^S^L") + "P");
    assertThat(orders().get(0).getStatus().toCode()).isEqualTo("active");
    send(
        "ORU^R01",
        4,
        "OBR|1" + report.formatted(TEST) + "F",
        "OBR|2" + report.formatted("S^S^L") + "X");
    assertThat(orders().get(0).getStatus().toCode()).isEqualTo("completed");
  }

  @ParameterizedTest
  @CsvSource({"NW, active", "OC, revoked", "CR, revoked", "RE, active"})
  void whatAnOrcSaysAboveResultsIsTheLaboratorysWord(String control, String status) {
    receiveOne("order");
    send(
        "ORU^R01",
        3,
        "ORC|" + control + "|P1^CLINIC|F1^LAB",
        "OBR|1|P1^CLINIC|F1^LAB|" + TEST + "|||20260301");
    assertThat(orders().get(0).getStatus().toCode()).isEqualTo(status);
  }

  @Test
  void aNewOrderAboveResultsDoesNotReviveACancelledOne() {
    receiveOne("order");
    receiveOne("cancel");
    send(
        "ORU^R01",
        7,
        "ORC|NW|P1^CLINIC|F1^LAB",
        "OBR|1|P1^CLINIC|F1^LAB|" + TEST + "|||20260301" + "|".repeat(18) + "P");
    assertThat(orders().get(0).getStatus().toCode()).isEqualTo("revoked");
  }

  @ParameterizedTest
  @CsvSource({
    "ORR^O02, OK, active",
    "ORR^O02, UA, revoked",
    "ORR^O02, CR, revoked",
    "ORL^O22, OK, active",
    "ORL^O22, UA, revoked",
    "ORL^O22, CR, revoked",
    "ORL^O22, HR, on-hold"
  })
  void anAnswerSaysHowTheOrderStands(String type, String control, String status) {
    receiveOne("order");
    send(type, 2, "MSA|AA|1", "ORC|" + control + "|P1^CLINIC|F1^LAB");
    assertThat(orders().get(0).getStatus().toCode()).isEqualTo(status);
    receiveOne("order");
    assertThat(orders().get(0).getStatus().toCode()).as("the order again").isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ORM^O01", "OMP^O09"})
  void testsAndMedicinesInOneMessageAreBothOrdered(String type) {
    send(
        type,
        1,
        "ORC|NW|P1^CLINIC",
        "OBR|1|P1^CLINIC||" + TEST,
        "ORC|NW|P2^CLINIC",
        "RXO|00310^Aspirin^NDC|1||TAB",
        "RXR|PO",
        "ORC|NW|P3^CLINIC",
        "OBR|1|P3^CLINIC||600-7^Culture^LN",
        "RXO|00311^Contrast^NDC|20||mL");
    assertThat(orders())
        .extracting(order -> order.getCode().getCodingFirstRep().getCode())
        .containsExactly("2823-3", "600-7");
    assertThat(hub.all(MedicationRequest.class))
        .extracting(order -> order.getMedicationCodeableConcept().getCodingFirstRep().getCode())
        .containsExactly("00310", "00311");
  }
}
