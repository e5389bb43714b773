package org.corridor.pharmacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Finding;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who says what of a medicine, and how an order lives. */
class PharmacyJourneyTest {

  private static final String PID = "PID|1||77001^^^NORTH^MR||Okafor^Ada";
  private static final String RXO = "RXO|197361^Amlodipine 5 MG^RXNORM|5||mg^milligram^UCUM";
  private static final String RXE = "RXE||0069-1530-68^Norvasc 5 MG^NDC|1||{tbl}^tablet^UCUM|TAB";
  private static final String RXA =
      "RXA|0|1|20260301080000||0069-1530-68^Norvasc 5 MG^NDC|1|{tbl}^tablet^UCUM";

  private final TestHub hub = new TestHub(new PharmacyJourney());
  private int minute;

  private List<Finding> receive(String type, String... segments) {
    minute++;
    return at(minute, type, segments);
  }

  private List<Finding> at(int when, String type, String... segments) {
    String msh =
        "MSH|^~\\&|CPOE|NORTH|HUB|HUB|2026030101%02d00+0000||%s|M%d|P|2.5.1"
            .formatted(when, type, when);
    String[] all = Stream.concat(Stream.of(msh, PID), Stream.of(segments)).toArray(String[]::new);
    return hub.receiveTwice(all);
  }

  private static String orc(String control) {
    return "ORC|" + control + "|P1^CPOE|F1^PHARM";
  }

  private MedicationRequest request(MedicationRequestIntent intent) {
    return hub.all(MedicationRequest.class).stream()
        .filter(one -> one.getIntent() == intent)
        .findFirst()
        .orElseThrow();
  }

  private MedicationRequest order() {
    return request(MedicationRequestIntent.ORIGINALORDER);
  }

  @Test
  void anOrderSaysWhatIsAskedForOfWhom() {
    assertThat(receive("OMP^O09", orc("NW"), RXO)).isEmpty();
    MedicationRequest order = hub.the(MedicationRequest.class);
    assertThat(order.getStatus().toCode()).isEqualTo("active");
    assertThat(order.getMedicationCodeableConcept().getCodingFirstRep().getSystem())
        .isEqualTo("http://www.nlm.nih.gov/research/umls/rxnorm");
    assertThat(order.getIdentifier()).extracting(Identifier::getValue).containsExactly("P1", "F1");
    assertThat(order.getSubject().getReference())
        .isEqualTo("Patient/" + hub.the(Patient.class).getIdPart());
    assertThat(order.getDosageInstructionFirstRep().getDoseAndRateFirstRep().getDoseQuantity())
        .matches(dose -> dose.getValue().intValue() == 5 && dose.getCode().equals("mg"));
  }

  @ParameterizedTest
  @CsvSource({
    "CA, cancelled",
    "OC, cancelled",
    "DC, stopped",
    "OD, stopped",
    "HD, on-hold",
    "XO, active",
    "RF, active",
    "RP, stopped",
    "UC, active",
    "SC, active"
  })
  void theOrderControlCodeMovesTheOrder(String control, String status) {
    receive("OMP^O09", orc("NW"), RXO);
    receive("OMP^O09", orc(control), RXO);
    assertThat(order().getStatus().toCode()).isEqualTo(status);
  }

  @Test
  void aHeldOrderIsReleasedAndKeepsBeingHeldWhileItIsOnlyChanged() {
    receive("OMP^O09", orc("NW"), RXO);
    receive("OMP^O09", orc("HD"), RXO);
    receive("OMP^O09", orc("XO"), RXO.replace("|5|", "|10|"));
    assertThat(order().getStatus().toCode()).isEqualTo("on-hold");
    assertThat(order().getDosageInstruction()).hasSize(1);
    assertThat(order().getDosageInstructionFirstRep().getDoseAndRateFirstRep().getDoseQuantity())
        .matches(dose -> dose.getValue().intValue() == 10);
    receive("OMP^O09", orc("RL"), RXO);
    assertThat(order().getStatus().toCode()).isEqualTo("active");
  }

  @Test
  void aCancellationThatOvertakesItsOrderHasTheLastWord() {
    at(20, "OMP^O09", orc("CA"));
    at(10, "OMP^O09", orc("NW"), RXO);
    assertThat(order().getStatus().toCode()).isEqualTo("cancelled");
    assertThat(order().getMedicationCodeableConcept().getCodingFirstRep().getCode())
        .isEqualTo("197361");
  }

  @Test
  void theOrderStatusSaysWhatTheControlCodeLeavesOpen() {
    receive("OMP^O09", "ORC|SC|P1^CPOE|F1^PHARM||CM", RXO);
    assertThat(order().getStatus().toCode()).isEqualTo("completed");
  }

  @Test
  void thePharmacyStatesWhatItMadeOfAnOrderAndOnlyRepeatsTheOrder() {
    receive("OMP^O09", orc("NW"), RXO);
    receive("RDE^O11", orc("RE"), RXO.replace("Amlodipine", "Something else"), RXE);
    MedicationRequest encoded = request(MedicationRequestIntent.FILLERORDER);
    assertThat(hub.all(MedicationRequest.class)).hasSize(2);
    assertThat(encoded.getBasedOnFirstRep().getReference())
        .isEqualTo("MedicationRequest/" + order().getIdPart());
    assertThat(order().getMedicationCodeableConcept().getCodingFirstRep().getDisplay())
        .isEqualTo("Amlodipine 5 MG");
    assertThat(hub.the(Medication.class).getForm().getCodingFirstRep().getCode()).isEqualTo("TAB");
    assertThat(encoded.getMedicationReference().getReference())
        .isEqualTo("Medication/" + hub.the(Medication.class).getIdPart());
  }

  @Test
  void thePharmacyStopsAnOrderAndWhatItMadeOfIt() {
    receive("RDE^O11", orc("NW"), RXO, RXE);
    receive("RDE^O11", orc("DC"), RXO, RXE);
    assertThat(hub.all(MedicationRequest.class))
        .extracting(one -> one.getStatus().toCode())
        .containsExactly("stopped", "stopped");
  }

  @Test
  void anEncodedOrderAloneNamesTheOrderByItsNumber() {
    receive("RDE^O11", orc("NW"), RXE);
    MedicationRequest encoded = hub.the(MedicationRequest.class);
    assertThat(encoded.getBasedOnFirstRep().getIdentifier().getValue()).isEqualTo("P1");
    assertThat(encoded.getBasedOnFirstRep().hasReference()).isFalse();
  }

  @Test
  void componentsMakeAMedication() {
    receive(
        "OMP^O09",
        orc("NW"),
        "RXO|^Potassium in saline|1000||mL",
        "RXC|B|9863^Sodium chloride 0.9 %^RXNORM|1000|mL",
        "RXC|A|8588^Potassium^RXNORM|20|meq|2|meq||1|mL");
    Medication mix = hub.the(Medication.class);
    assertThat(mix.getIngredient())
        .extracting(one -> one.getIsActive())
        .containsExactly(false, true);
    assertThat(mix.getIngredient().get(0).getStrength().getNumerator().getValue().intValue())
        .isEqualTo(1000);
    assertThat(mix.getIngredient().get(1).getStrength().getNumerator().getValue().intValue())
        .isEqualTo(2);
    assertThat(mix.getIngredient().get(1).getExtension()).hasSize(1);
  }

  @Test
  void whatIsDispensedFollowsFromTheOrder() {
    receive("RDE^O11", orc("NW"), RXO, RXE);
    receive(
        "RDS^O13",
        orc("RE"),
        RXE,
        "TQ1|1||BID",
        "RXR|PO^oral^HL70162",
        "RXD|1|0069-1530-68^Norvasc 5 MG^NDC|20260301|30|{tbl}^tablet^UCUM||RX9|||77^Hale^Kim^^^^^^NORTH|G");
    MedicationDispense dispense = hub.the(MedicationDispense.class);
    assertThat(dispense.getStatus()).isEqualTo(MedicationDispenseStatus.COMPLETED);
    assertThat(dispense.getQuantity().getValue().intValue()).isEqualTo(30);
    assertThat(dispense.getAuthorizingPrescriptionFirstRep().getReference())
        .isEqualTo("MedicationRequest/" + request(MedicationRequestIntent.FILLERORDER).getIdPart());
    assertThat(dispense.getSubstitution().getWasSubstituted()).isTrue();
    assertThat(dispense.getPerformerFirstRep().getActor().getReference())
        .startsWith("Practitioner/");
    Dosage dosage = dispense.getDosageInstructionFirstRep();
    assertThat(dosage.getTiming().getRepeat().getFrequency()).isEqualTo(2);
    assertThat(dosage.getRoute().getCodingFirstRep().getCode()).isEqualTo("PO");
  }

  @Test
  void aDispensingThatIsTakenBackIsCancelled() {
    String rxd = "RXD|1|0069-1530-68^Norvasc 5 MG^NDC|20260301|30|{tbl}^tablet^UCUM||RX9";
    receive("RDS^O13", orc("RE"), rxd);
    receive("RDS^O13", orc("CA"), rxd);
    assertThat(hub.the(MedicationDispense.class).getStatus())
        .isEqualTo(MedicationDispenseStatus.CANCELLED);
  }

  @Test
  void aDoseThatIsDueIsAnInstanceOfTheOrder() {
    receive(
        "RGV^O15",
        orc("RE"),
        RXE,
        "RXG|1||^^^20260301080000^^R|0069-1530-68^Norvasc 5 MG^NDC|1||{tbl}^tablet^UCUM");
    MedicationRequest due = request(MedicationRequestIntent.INSTANCEORDER);
    assertThat(due.getBasedOnFirstRep().getReference())
        .isEqualTo("MedicationRequest/" + request(MedicationRequestIntent.FILLERORDER).getIdPart());
    assertThat(
            due.getDosageInstructionFirstRep()
                .getTiming()
                .getRepeat()
                .getBoundsPeriod()
                .getStartElement()
                .asStringValue())
        .startsWith("2026-03-01T08:00:00");
  }

  @Test
  void whatIsGivenOverTimeIsToldApartThoughNobodyCountsIt() {
    receive("RAS^O17", orc("RE"), RXE, RXA + "|||77^Hale^Kim^^^^^^NORTH", "RXR|PO");
    receive("RAS^O17", orc("RE"), RXA.replace("0301080000", "0302080000"));
    assertThat(hub.all(MedicationAdministration.class)).hasSize(2);
    MedicationAdministration given = hub.all(MedicationAdministration.class).get(0);
    assertThat(given.getStatus()).isEqualTo(MedicationAdministrationStatus.COMPLETED);
    assertThat(given.getDosage().getDose().getCode()).isEqualTo("{tbl}");
    assertThat(given.getDosage().getRoute().getCodingFirstRep().getCode()).isEqualTo("PO");
    assertThat(given.getEffectiveDateTimeType().asStringValue()).startsWith("2026-03-01T08:00:00");
    assertThat(given.getRequest().getReference()).startsWith("MedicationRequest/");
    assertThat(given.getPerformerFirstRep().getFunction().getCodingFirstRep().getCode())
        .isEqualTo("AP");
    assertThat(given.getExtension().get(0).getUrl()).endsWith("/businessEvent");
  }

  @ParameterizedTest
  @CsvSource({
    "CP, A, '', completed",
    "RE, A, 00^Parental decision^NIP002, not-done",
    "NA, A, '', not-done",
    "CP, D, '', entered-in-error",
    "'', '', 00^No^NIP002, not-done"
  })
  void theCompletionStatusSaysWhetherItWasGiven(
      String completion, String action, String refusal, String status) {
    receive("RAS^O17", orc("RE"), RXA + "|||||||||||" + refusal + "||" + completion + "|" + action);
    MedicationAdministration given = hub.the(MedicationAdministration.class);
    assertThat(given.getStatus().toCode()).isEqualTo(status);
    assertThat(given.hasStatusReason()).isEqualTo(!refusal.isEmpty());
  }

  @Test
  void aRouteWithoutAnAmountIsStillValid() {
    receive("RAS^O17", orc("RE"), "RXA|0|1|20260301||1^Water^L|999", "RXR|PO");
    assertThat(hub.the(MedicationAdministration.class).getDosage().getDose().hasExtension())
        .isTrue();
  }

  @Test
  void whatWasObservedAndDiagnosedSupportsTheOrder() {
    receive(
        "ORM^O01",
        orc("NW"),
        RXO,
        "DG1|1||I10^Hypertension^I10",
        "OBX|1|NM|29463-7^Weight^LN||70|kg|||||F");
    assertThat(order().getSupportingInformationFirstRep().getReference())
        .isEqualTo("Observation/" + hub.the(Observation.class).getIdPart());
    assertThat(order().getReasonReferenceFirstRep().getReference())
        .isEqualTo("Condition/" + hub.the(Condition.class).getIdPart());
  }

  @Test
  void twoDrugsUnderOneNumberAreTwoOrders() {
    receive("OMP^O09", orc("NW"), RXO, orc("NW"), "RXO|1191^Aspirin^RXNORM|100||mg");
    assertThat(hub.all(MedicationRequest.class)).hasSize(2);
  }

  @Test
  void anOrderOfSomethingElseIsLeftToOthers() {
    PharmacyJourney journey = new PharmacyJourney();
    String msh = "MSH|^~\\&|CPOE|NORTH|HUB|HUB|20260301||ORM^O01|1|P|2.3";
    assertThat(journey.takes(V2Message.parse(msh + "\rORC|NW|1\rOBR|1|1"))).isFalse();
    assertThat(journey.takes(V2Message.parse(msh + "\rORC|NW|1\r" + RXO))).isTrue();
    assertThat(journey.takes("ORM", "O01")).isTrue();
  }

  @Test
  void aBadNumberCostsNothingButItself() {
    List<Finding> findings =
        receive("OMP^O09", orc("NW"), RXO.replace("|5|", "|some|") + "|||||||many");
    assertThat(findings).extracting(Finding::location).containsExactlyInAnyOrder("RXO-2", "RXO-11");
    assertThat(order().getMedicationCodeableConcept().getCodingFirstRep().getCode())
        .isEqualTo("197361");
  }

  @Test
  void aPatternThatNobodyKnowsIsFoundWhereItStands() {
    List<Finding> findings = receive("OMP^O09", "ORC|NW|P1^CPOE|||||1^NOWANDTHEN", RXO);
    assertThat(findings).extracting(Finding::location).containsExactly("ORC-7.1");
  }

  @Test
  void anOrderWithoutANumberIsNoted() {
    List<Finding> findings = receive("OMP^O09", "ORC|NW", RXO);
    assertThat(findings).extracting(Finding::location).containsExactly("ORC");
    assertThat(hub.all(MedicationRequest.class)).hasSize(1);
  }

  @Test
  void chargesAreListedAndNotTaken() {
    List<Finding> findings = receive("RDS^O13", orc("RE"), RXE, "FT1|1|||20260301||CG|1");
    assertThat(findings).extracting(Finding::code).containsExactly("not-charged");
  }

  @Test
  void aMessageWithoutAnyOrderIsRefused() {
    assertThatThrownBy(() -> receive("OMP^O09")).isInstanceOf(NotTranslatable.class);
  }
}
