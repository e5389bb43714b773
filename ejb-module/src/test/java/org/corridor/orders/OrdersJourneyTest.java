package org.corridor.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.corridor.shared.Finding;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdersJourneyTest {

  private static final String PID = "PID|1||77001^^^NORTH^MR||Okafor^Ada||19810405|F";
  private static final String POTASSIUM = "|2823-3^Potassium^LN";

  private final TestHub hub = new TestHub(new OrdersJourney());

  private static String msh(String type, int hour) {
    return "MSH|^~\\&|CLINIC|NORTH|HUB|HUB|202603010"
        + hour
        + "0000+0000||"
        + type
        + "|C"
        + hour
        + "|P|2.5.1";
  }

  private static String[] ordered(int hour, String control, String... further) {
    return with(
        new String[] {
          msh("ORM^O01", hour), PID, "ORC|" + control + "|P1^CLINIC", "OBR|1|P1^CLINIC|" + POTASSIUM
        },
        further);
  }

  private static String[] answered(int hour, String control, String... further) {
    return with(
        new String[] {
          msh("ORR^O02", hour), "MSA|AA|C1", PID, "ORC|" + control + "|P1^CLINIC|F1^LAB"
        },
        further);
  }

  private static String[] with(String[] segments, String... further) {
    return Stream.concat(Stream.of(segments), Stream.of(further)).toArray(String[]::new);
  }

  private ServiceRequest order() {
    return hub.the(ServiceRequest.class);
  }

  private ServiceRequest order(String number) {
    return hub.all(ServiceRequest.class).stream()
        .filter(one -> one.getIdentifierFirstRep().getValue().equals(number))
        .findFirst()
        .orElseThrow();
  }

  private String status() {
    return order().getStatus().toCode();
  }

  private static String reference(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  @ParameterizedTest
  @CsvSource({
    "NW, active",
    "CA, revoked",
    "OC, revoked",
    "DC, revoked",
    "HD, on-hold",
    "RL, active",
    "RO, active",
    "RP, revoked",
    "XO, active",
    "SC|||||CM, completed",
    "SC|||||HD, on-hold",
    "SC|||||ER, entered-in-error",
    "SN, active"
  })
  void theControlCodeOrTheStatusSaysHowAnOrderStands(String control, String status) {
    String[] parts = control.split("\\|+", -1);
    hub.receive(
        msh("ORM^O01", 1),
        PID,
        "ORC|" + parts[0] + "|P1^CLINIC|||" + (parts.length > 1 ? parts[1] : ""),
        "OBR|1|P1^CLINIC|" + POTASSIUM);
    assertThat(status()).isEqualTo(status);
  }

  @Test
  void aLatePlacementDoesNotReviveACancelledOrder() {
    hub.receive(ordered(2, "CA"));
    hub.receive(ordered(1, "NW"));
    assertThat(status()).isEqualTo("revoked");
  }

  @Test
  void aChangeSaysNothingOfTheStatus() {
    hub.receive(ordered(1, "NW"));
    hub.receive(ordered(2, "HD"));
    hub.receive(ordered(3, "XO", "NTE|1||changed"));
    assertThat(status()).isEqualTo("on-hold");
    assertThat(order().getNoteFirstRep().getText()).isEqualTo("changed");
  }

  @Test
  void anAnswerGivesAnOrderItsNumberAndItsStatus() {
    hub.receive(ordered(1, "NW"));
    hub.receive(answered(2, "OK"));
    assertThat(order().getIdentifier())
        .extracting(Identifier::getValue)
        .containsExactly("P1", "F1");
    hub.receive(answered(3, "OC"));
    assertThat(status()).isEqualTo("revoked");
  }

  @Test
  void anAnswerLeavesWhatWasOrderedToThePlacer() {
    hub.receive(ordered(1, "NW"));
    hub.receive(answered(3, "OK", "OBR|1|P1^CLINIC|F1^LAB|9999^Another^L"));
    hub.receive(ordered(2, "XO", "NTE|1||late change"));
    assertThat(order().getCode().getCodingFirstRep().getCode()).isEqualTo("2823-3");
    assertThat(order().getNoteFirstRep().getText()).isEqualTo("late change");
  }

  @Test
  void anOrderThatCannotBeCancelledGoesOn() {
    hub.receive(ordered(1, "NW"));
    hub.receive(ordered(2, "CA"));
    hub.receive(answered(3, "UC"));
    assertThat(status()).isEqualTo("active");
  }

  @Test
  void whatIsDoneIsNotBegunAgain() {
    hub.receive(ordered(1, "NW"));
    hub.receive(msh("ORR^O02", 2), "MSA|AA|C1", PID, "ORC|SC|P1^CLINIC|F1^LAB||CM");
    hub.receive(answered(3, "UC"));
    assertThat(status()).isEqualTo("completed");
  }

  @Test
  void anAnswerNeedNotNameThePatient() {
    hub.receive(msh("ORL^O22", 2), "MSA|AA|C1", "ORC|OK|P1^CLINIC|F1^LAB");
    assertThat(order().getSubject().hasReference()).isFalse();
    assertThat(order().getSubject().hasExtension()).isTrue();
    hub.receive(ordered(1, "NW"));
    assertThat(order().getSubject().getReference()).isEqualTo(reference(hub.the(Patient.class)));
    assertThat(order().getIdentifier()).hasSize(2);
  }

  @Test
  void whatTakesThePlaceOfAnOrderRefersToIt() {
    hub.receive(ordered(1, "NW"));
    hub.receive(ordered(2, "RP", "ORC|RO|P2^CLINIC", "OBR|1|P2^CLINIC||2951-2^Sodium^LN"));
    assertThat(order("P1").getStatus().toCode()).isEqualTo("revoked");
    assertThat(order("P2").getStatus().toCode()).isEqualTo("active");
    assertThat(order("P2").getReplaces())
        .extracting(Reference::getReference)
        .containsExactly(reference(order("P1")));
  }

  @Test
  void ordersOfOneRequisitionShareItsNumber() {
    hub.receive(
        msh("OML^O21", 1),
        PID,
        "ORC|NW|P1^CLINIC||G7^CLINIC",
        "OBR|1|P1^CLINIC|" + POTASSIUM,
        "ORC|NW|P2^CLINIC||G7^CLINIC",
        "OBR|2|P2^CLINIC||2951-2^Sodium^LN");
    assertThat(hub.all(ServiceRequest.class))
        .extracting(one -> one.getRequisition().getValue())
        .containsExactly("G7", "G7");
  }

  @Test
  void aGroupNumberOfBothSidesIsTakenApart() {
    hub.receive(
        msh("OML^O21", 1),
        PID,
        "ORC|NW|P1^CLINIC||G7&CLINIC^H8&LAB",
        "OBR|1|P1^CLINIC|" + POTASSIUM);
    assertThat(order().getRequisition().getValue()).isEqualTo("G7");
    assertThat(order().getIdentifier()).extracting(Identifier::getValue).contains("H8");
  }

  @Test
  void aChildRefersToItsParent() {
    hub.receive(
        ordered(
            1,
            "PA",
            "ORC|CH|P2^CLINIC||||||P1&CLINIC",
            "OBR|2|P2^CLINIC||2951-2^Sodium^LN",
            "ORC|CH|P3^CLINIC||||||P9&CLINIC",
            "OBR|2|P3^CLINIC||2951-2^Sodium^LN"));
    assertThat(order("P2").getBasedOnFirstRep().getReference()).isEqualTo(reference(order("P1")));
    assertThat(order("P3").getBasedOnFirstRep().hasReference()).isFalse();
    assertThat(order("P3").getBasedOnFirstRep().getIdentifier().getValue()).isEqualTo("P9");
  }

  @Test
  void severalTestsUnderOneNumberAreSeveralOrders() {
    hub.receive(ordered(1, "NW", "OBR|2|P1^CLINIC||2951-2^Sodium^LN"));
    assertThat(hub.all(ServiceRequest.class))
        .extracting(one -> one.getCode().getCodingFirstRep().getCode())
        .containsExactly("2823-3", "2951-2");
  }

  @Test
  void anOrderWithoutANumberIsKeptAndNoted() {
    List<Finding> findings = hub.receive(msh("ORM^O01", 1), PID, "ORC|NW", "OBR|1||" + POTASSIUM);
    assertThat(findings).extracting(Finding::code).contains("101");
    assertThat(order().getCode().getCodingFirstRep().getCode()).isEqualTo("2823-3");
  }

  @Test
  void reasonsNotesSpecimensAndObservationsHangOnTheirOrder() {
    hub.receive(
        msh("OML^O21", 1),
        PID,
        "ORC|NW|P1^CLINIC",
        "OBR|1|P1^CLINIC|" + POTASSIUM,
        "NTE|1||take care",
        "DG1|1||I10^Hypertension^I10",
        "OBX|1|NM|3141-9^Weight^LN||71|kg|||||F",
        "SPM|1|S1&CLINIC||119297000^Blood^SCT",
        "OBX|1|NM|9999-1^Volume^LN||3|mL|||||F",
        "ORC|NW|P2^CLINIC",
        "OBR|2|P2^CLINIC||2951-2^Sodium^LN");
    ServiceRequest first = order("P1");
    List<Observation> seen = hub.all(Observation.class);
    assertThat(first.getNote()).extracting(Annotation::getText).containsExactly("take care");
    assertThat(first.getReasonReferenceFirstRep().getReference())
        .isEqualTo(reference(hub.the(Condition.class)));
    assertThat(first.getSupportingInfo())
        .extracting(Reference::getReference)
        .containsExactly(reference(seen.get(0)));
    assertThat(first.getSpecimenFirstRep().getReference())
        .isEqualTo(reference(hub.the(Specimen.class)));
    assertThat(seen.get(1).getSpecimen().getReference())
        .isEqualTo(reference(hub.the(Specimen.class)));
    assertThat(order("P2").hasReasonReference()).isFalse();
    assertThat(order("P2").hasSpecimen()).isFalse();
  }

  @Test
  void ordersBelowASpecimenShareIt() {
    hub.receive(
        msh("OML^O33", 1),
        PID,
        "SPM|1|S1&CLINIC||119297000^Blood^SCT",
        "SAC|||TUBE7^CLINIC",
        "ORC|NW|P1^CLINIC",
        "OBR|1|P1^CLINIC|" + POTASSIUM,
        "ORC|NW|P2^CLINIC",
        "OBR|2|P2^CLINIC||2951-2^Sodium^LN",
        "SPM|2|S2&CLINIC||UR",
        "ORC|NW|P3^CLINIC",
        "OBR|3|P3^CLINIC||2951-2^Sodium^LN");
    assertThat(hub.all(Specimen.class)).hasSize(2);
    assertThat(hub.all(Specimen.class).get(0).getContainerFirstRep().getIdentifierFirstRep())
        .extracting(Identifier::getValue)
        .isEqualTo("TUBE7");
    assertThat(order("P1").getSpecimenFirstRep().getReference())
        .isEqualTo(order("P2").getSpecimenFirstRep().getReference())
        .isNotEqualTo(order("P3").getSpecimenFirstRep().getReference());
  }

  @Test
  void earlierResultsAreSentAlongAndNotOrdered() {
    hub.receive(
        msh("OML^O21", 1),
        PID,
        "ORC|NW|P1^CLINIC",
        "OBR|1|P1^CLINIC|" + POTASSIUM,
        "PID|1||77001^^^NORTH^MR||Okafor^Ada",
        "PV1|1|O",
        "ORC|PR|P0^CLINIC|F0^LAB",
        "OBR|1|P0^CLINIC|F0^LAB|2823-3^Potassium^LN|||202601010800",
        "OBX|1|NM|2823-3^Potassium^LN||4.4|mmol/L|||||F",
        "ORC|NW|P2^CLINIC",
        "OBR|2|P2^CLINIC||2951-2^Sodium^LN");
    assertThat(order("P1").getSupportingInfo())
        .extracting(Reference::getReference)
        .containsExactly(reference(hub.the(Observation.class)));
    assertThat(order("P2").getStatus().toCode()).isEqualTo("active");
    assertThat(order("P2").hasSupportingInfo()).isFalse();
    assertThat(order("P0").getCode().getCodingFirstRep().getCode()).isEqualTo("2823-3");
  }

  @Test
  void aDietIsOrderedToo() {
    hub.receive(
        msh("ORM^O01", 1), PID, "ORC|NW|P1^CLINIC", "ODS|D||320^Low salt^L~321^Soft^L|no fish");
    assertThat(order().getCode().getCodingFirstRep().getDisplay()).isEqualTo("Low salt");
    assertThat(order().getOrderDetailFirstRep().getCodingFirstRep().getDisplay()).isEqualTo("Soft");
    assertThat(order().getNoteFirstRep().getText()).isEqualTo("no fish");
  }

  @Test
  void whoDidWhatToAnOrderIsKeptForEachMessage() {
    hub.receive(
        msh("ORM^O01", 1),
        PID,
        "ORC|NW|P1^CLINIC|||||||20260301003000+0000|1^Enter^Eve^^^^^^NORTH|2^Check^Cy^^^^^^NORTH"
            + "|77^Hale^Kim^^^^^^NORTH",
        "OBR|1|P1^CLINIC|" + POTASSIUM);
    Provenance deed =
        hub.all(Provenance.class).stream()
            .filter(one -> one.getAgent().size() == 3)
            .findFirst()
            .orElseThrow();
    assertThat(deed.getActivity().getCodingFirstRep().getCode()).isEqualTo("CREATE");
    assertThat(deed.getTargetFirstRep().getReference()).isEqualTo(reference(order()));
    assertThat(deed.getAgent())
        .extracting(agent -> agent.getType().getCodingFirstRep().getCode())
        .containsExactly("enterer", "verifier", "author");
    assertThat(order().getAuthoredOnElement().asStringValue())
        .isEqualTo("2026-03-01T00:30:00+00:00");
  }

  @Test
  void aMessageReceivedTwiceChangesNothing() {
    String[] message =
        ordered(
            1,
            "NW",
            "TQ1|1||Q6H|||||||S",
            "DG1|1||I10^Hypertension^I10",
            "OBX|1|NM|3141-9^Weight^LN||71|kg|||||F");
    hub.receiveTwice(message);
  }

  @ParameterizedTest
  @CsvSource({"ORM^O01", "ORR^O02"})
  void aMessageWithoutAnOrderIsRefused(String type) {
    assertThatThrownBy(() -> hub.receive(msh(type, 1), "MSA|AA|C1", PID))
        .isInstanceOf(NotTranslatable.class);
  }

  @Test
  void aPatientIsOnlyMentioned() {
    hub.receive(ordered(1, "NW"));
    hub.receive(
        msh("ORM^O01", 2),
        "PID|1||77001^^^NORTH^MR||Ocafor^Ida",
        "ORC|NW|P2^CLINIC",
        "OBR|1|P2^CLINIC|" + POTASSIUM);
    assertThat(hub.the(Patient.class).getNameFirstRep().getFamily()).isEqualTo("Okafor");
  }
}
