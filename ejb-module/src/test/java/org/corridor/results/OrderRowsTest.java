package org.corridor.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields of ORC, OBR and OBX that say who ordered, who answers for it and how it is protected. */
class OrderRowsTest {

  private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";
  private static final String HALE = "77^Hale^Kim^^^^^^NORTH";
  private static final String FACILITY =
      "North Clinic^^^^^NORTH^XX^^^N1|1 Main Road^^Akron^OH|555-0100|2 Side Road^^Akron^OH";

  private final TestHub hub = new TestHub(new ResultsJourney());

  private void receive(String... segments) {
    hub.receive(
        Stream.concat(
                Stream.of(
                    "MSH|^~\\&|LAB|NORTH|HUB|HUB|20260301010000+0000||ORU^R01|1|P|2.5.1",
                    "PID|1||77001^^^NORTH^MR||Okafor^Ada"),
                Stream.of(segments))
            .toArray(String[]::new));
  }

  /** ORC with its fields 12 to 28. */
  private static String orc(String fields) {
    return "ORC|RE|P1^CLINIC|F1^LAB" + "|".repeat(9) + fields;
  }

  /** OBR with its fields 16 to 28. */
  private static String obr(String fields) {
    return "OBR|1|P1^CLINIC|F1^LAB|58410-2^CBC^LN" + "|".repeat(12) + fields;
  }

  private static String obx(String fields) {
    return "OBX|1|NM|6690-2^Leukocytes^LN||4.1|10*3/uL|||||F" + fields;
  }

  private ServiceRequest order() {
    return hub.the(ServiceRequest.class);
  }

  private Organization house(String name) {
    return hub.all(Organization.class).stream()
        .filter(organization -> name.equals(organization.getName()))
        .findFirst()
        .orElseThrow();
  }

  private static String reference(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdPart();
  }

  @Test
  void aPersonWhoOrdersForAFacilityDoesSoInARole() {
    receive(orc(HALE + "|".repeat(9) + FACILITY), obr(HALE), obx(""));
    PractitionerRole role = hub.the(PractitionerRole.class);
    Practitioner person = hub.the(Practitioner.class);
    Organization house = house("North Clinic");
    assertThat(order().getRequester().getReference()).isEqualTo(reference(role));
    assertThat(role.getPractitioner().getReference()).isEqualTo(reference(person));
    assertThat(role.getOrganization().getReference()).isEqualTo(reference(house));
    assertThat(house.getName()).isEqualTo("North Clinic");
    assertThat(house.getAddressFirstRep().getLine().get(0).getValue()).isEqualTo("1 Main Road");
    assertThat(house.getTelecomFirstRep().getValue()).contains("555-0100");
    assertThat(person.getAddressFirstRep().getLine().get(0).getValue()).isEqualTo("2 Side Road");
  }

  @Test
  void aPersonAloneNeedsNoRole() {
    receive(orc(HALE), obr(HALE), obx(""));
    assertThat(hub.all(PractitionerRole.class)).isEmpty();
    assertThat(order().getRequester().getReference())
        .isEqualTo(reference(hub.the(Practitioner.class)));
  }

  @Test
  void theSameRoleIsTheSameResource() {
    receive(orc(HALE + "|".repeat(9) + FACILITY), obr(""), obx(""));
    int writes = hub.repository().writes();
    receive(orc(HALE + "|".repeat(9) + FACILITY), obr(""), obx(""));
    assertThat(hub.repository().writes()).isEqualTo(writes);
    assertThat(hub.all(PractitionerRole.class)).hasSize(1);
  }

  @Test
  void aFacilityMayOrderWithoutAPerson() {
    receive(orc("|".repeat(9) + FACILITY), obr(""), obx(""));
    assertThat(order().getRequester().getReference()).isEqualTo(reference(house("North Clinic")));
  }

  @Test
  void theOrderNamesWhomItsOwnSegmentNames() {
    receive(orc(HALE), obr("78^Reed^Lee^^^^^^NORTH"), obx(""));
    Practitioner hale =
        hub.all(Practitioner.class).stream()
            .filter(person -> person.getNameFirstRep().getFamily().equals("Hale"))
            .findFirst()
            .orElseThrow();
    assertThat(order().getRequester().getReference()).isEqualTo(reference(hale));
  }

  @Test
  void theNumberToCallBackIsKeptOnce() {
    receive(orc(HALE + "||555-0199"), obr(HALE + "|555-0199"), obx(""));
    List<Extension> numbers =
        order().getExtensionsByUrl(CORE + "servicerequest-order-callback-phone-number");
    assertThat(numbers).hasSize(1);
    assertThat(((ContactPoint) numbers.get(0).getValue()).getValue()).contains("555-0199");
  }

  @Test
  void theReasonOfAnOrderControlCodeIsKept() {
    receive(orc("||||^Patient moved"), obr(""), obx(""));
    assertThat(reason(order().getExtensionByUrl(CORE + "request-statusReason")))
        .isEqualTo("Patient moved");
    assertThat(
            reason(hub.the(DiagnosticReport.class).getExtensionByUrl(CORE + "event-statusReason")))
        .isEqualTo("Patient moved");
  }

  private static String reason(Extension extension) {
    return ((CodeableConcept) extension.getValue()).getText();
  }

  @Test
  void confidentialityProtectsTheOrderAndItsReport() {
    receive(orc(""), obr(""), obx(""));
    receive(orc("|".repeat(16) + "R"), obr(""), obx(""));
    assertThat(order().getMeta().getSecurity()).extracting(Coding::getCode).containsExactly("R");
    receive(orc(""), obr(""), obx(""));
    assertThat(hub.the(DiagnosticReport.class).getMeta().getSecurity())
        .extracting(Coding::getCode)
        .containsExactly("R");
  }

  @Test
  void whoGetsCopiesOfTheResultsIsKept() {
    receive(obr("|".repeat(12) + HALE + "~78^Reed^Lee^^^^^^NORTH"), obx(""));
    assertThat(
            hub.the(DiagnosticReport.class)
                .getExtensionsByUrl(
                    "https://corridor.example/fhir/StructureDefinition/result-copies-to"))
        .extracting(extension -> ((Reference) extension.getValue()).getReference())
        .containsExactlyInAnyOrderElementsOf(
            hub.all(Practitioner.class).stream().map(OrderRowsTest::reference).toList());
  }

  @ParameterizedTest
  @CsvSource({"LAB, laboratory", "HM, laboratory", "RAD, imaging", "EC, procedure"})
  void theSectionSaysWhatKindOfResultItIs(String section, String category) {
    receive(obr("|".repeat(8) + section), obx(""));
    assertThat(hub.the(Observation.class).getCategoryFirstRep().getCodingFirstRep().getCode())
        .isEqualTo(category);
  }

  @Test
  void whatIsMadeOfASpecimenIsOfTheLaboratory() {
    receive(obr(""), obx(""), "SPM|1|^S1&LAB||BLD");
    assertThat(hub.the(Observation.class).getCategoryFirstRep().getCodingFirstRep().getCode())
        .isEqualTo("laboratory");
  }

  @Test
  void whatTheOrderSaysOfItsOnlySpecimenIsNotLost() {
    String[] obr = new String[40];
    java.util.Arrays.fill(obr, "");
    obr[0] = "OBR|1|P1^CLINIC|F1^LAB|58410-2^CBC^LN";
    obr[6] = HALE;
    obr[11] = "SER";
    obr[35] = "hard to draw";
    String told = String.join("|", obr);
    receive(told, obx(""), "SPM|1|^S1&LAB||BLD||||||||||left arm");
    Specimen specimen = hub.the(Specimen.class);
    assertThat(specimen.getCollection().getCollector().getReference()).startsWith("Practitioner/");
    assertThat(specimen.getType().getCodingFirstRep().getCode()).isEqualTo("BLD");
    assertThat(specimen.getNote())
        .extracting(note -> note.getText())
        .containsExactly("left arm", "hard to draw");
  }

  @Test
  void whatTheOrderSaysIsOfNoneOfSeveralSpecimens() {
    receive(
        "OBR|1|P1^CLINIC|F1^LAB|58410-2^CBC^LN||||||" + HALE,
        obx(""),
        "SPM|1|^S1&LAB||BLD",
        "SPM|2|^S2&LAB||UR");
    assertThat(hub.all(Specimen.class))
        .hasSize(2)
        .noneMatch(specimen -> specimen.getCollection().hasCollector());
  }

  @Test
  void aVisitThatNobodyKnowsYetHasTheEarlierPlaceToo() {
    receive("PV1|1|I|ICU^101^2|||ER^1" + "|".repeat(13) + "V1^^^NORTH", obr(""), obx(""));
    assertThat(hub.the(Encounter.class).getLocation())
        .extracting(stay -> stay.hasStatus() ? stay.getStatus().toCode() : "")
        .containsExactly("completed", "");
  }

  @Test
  void aResultWithoutASectionHasNoCategory() {
    receive(obr(""), obx(""));
    assertThat(hub.the(Observation.class).hasCategory()).isFalse();
  }

  @Test
  void theTypeOfAnObservationIsACategoryToo() {
    receive(obr(""), obx("|".repeat(18) + "QST|AOE"));
    Observation answer = hub.the(Observation.class);
    assertThat(answer.getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo("QST");
    CodeableConcept kind =
        (CodeableConcept) answer.getExtensionByUrl(CORE + "observation-structure-type").getValue();
    assertThat(kind.getCodingFirstRep().getCode()).isEqualTo("AOE");
  }

  @Test
  void theDirectorOfAHouseActsForIt() {
    receive(obr(""), obx("|".repeat(12) + "North Lab^^^^^NORTH^XX^^^L1||" + HALE));
    PractitionerRole role = hub.the(PractitionerRole.class);
    assertThat(role.getCodeFirstRep().getCodingFirstRep().getCode()).isEqualTo("MDIR");
    assertThat(hub.the(Observation.class).getPerformer())
        .extracting(Reference::getReference)
        .containsExactlyInAnyOrder(reference(house("North Lab")), reference(role));
  }

  @Test
  void aResultFindsItsSpecimenAmongSeveral() {
    receive(obr(""), obx("|".repeat(22) + "^S2&LAB"), "SPM|1|^S1&LAB||BLD", "SPM|2|^S2&LAB||UR");
    Specimen urine =
        hub.all(Specimen.class).stream()
            .filter(specimen -> specimen.getIdentifierFirstRep().getValue().equals("S2"))
            .findFirst()
            .orElseThrow();
    assertThat(hub.the(Observation.class).getSpecimen().getReference()).isEqualTo(reference(urine));
  }

  @Test
  void aSpecimenThatTheMessageDoesNotDescribeIsNamedByItsNumber() {
    receive(obr(""), obx("|".repeat(22) + "^S9&LAB"));
    assertThat(hub.the(Observation.class).getSpecimen().getIdentifier().getValue()).isEqualTo("S9");
  }
}
