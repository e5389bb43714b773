package org.corridor.immunization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.corridor.shared.Finding;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationEducationComponent;
import org.hl7.fhir.r4.model.Immunization.ImmunizationProtocolAppliedComponent;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a vaccination message says, by fields and by observations. */
class ImmunizationJourneyTest {

  private static final String PID = "PID|1||77001^^^NORTH^MR||Okafor^Ada";
  private static final String ORC = "ORC|RE|P1^CLINIC|F1^CLINIC";
  private static final String RXA = "RXA|0|1|20260301||08^HEPB^CVX|0.5|mL^mL^UCUM";

  private final TestHub hub = new TestHub(new ImmunizationJourney());
  private int minute;

  private List<Finding> receive(String... segments) {
    minute++;
    return at(minute, segments);
  }

  private List<Finding> at(int when, String... segments) {
    String msh =
        "MSH|^~\\&|EHR|NORTH|IIS|STATE|2026030101%02d00+0000||VXU^V04^VXU_V04|M%d|P|2.5.1"
            .formatted(when, when);
    String[] all = Stream.concat(Stream.of(msh, PID), Stream.of(segments)).toArray(String[]::new);
    return hub.receiveTwice(all);
  }

  private Immunization vaccination() {
    return hub.the(Immunization.class);
  }

  private static String obx(String type, String code, String sub, String value) {
    return "OBX|1|" + type + "|" + code + "^x^LN|" + sub + "|" + value + "||||||F|||20260301";
  }

  @Test
  void whoOrderedAndWhoGaveItPerformed() {
    receive(
        "ORC|RE|P1^CLINIC|F1^CLINIC|G1^CLINIC|||||20260301080000|||77^Hale^Kim^^^^^^NORTH",
        RXA + "||00^New^NIP001~^a brave child|88^Sticker^Nurse^^^^^^NORTH");
    assertThat(vaccination().getPerformer())
        .extracting(one -> one.getFunction().getCodingFirstRep().getCode())
        .containsExactly("OP", "AP");
    assertThat(vaccination().getPerformer())
        .allMatch(one -> one.getActor().getReference().startsWith("Practitioner/"));
    assertThat(vaccination().getIdentifier())
        .extracting(Identifier::getValue)
        .containsExactly("P1", "F1", "G1");
    assertThat(vaccination().getRecordedElement().asStringValue()).startsWith("2026-03-01T08");
    assertThat(vaccination().getPrimarySource()).isTrue();
    assertThat(vaccination().getNoteFirstRep().getText()).contains("a brave child");
  }

  @Test
  void participantsPerformToo() {
    receive(
        ORC,
        "PRT|1|AD||AP^Administering^HL70443|88^Sticker^Nurse^^^^^^NORTH",
        "PRT|2|D||OP^Ordering^HL70443|99^Other^One^^^^^^NORTH",
        "PRT|3|AD||RCT^Reviewer^HL70443|99^Other^One^^^^^^NORTH",
        RXA);
    assertThat(vaccination().getPerformer()).hasSize(1);
    assertThat(vaccination().getPerformerFirstRep().getFunction().getCodingFirstRep().getCode())
        .isEqualTo("AP");
  }

  @ParameterizedTest
  @CsvSource({
    "CP, A, '', completed",
    "PA, A, '', completed",
    "NA, A, '', not-done",
    "RE, A, 00^Parental decision^NIP002, not-done",
    "'', '', '', completed",
    "'', '', 00^Parental decision^NIP002, not-done",
    "CP, D, '', entered-in-error",
    "'', D, '', entered-in-error",
    "'', U, '', completed"
  })
  void theStatusFollowsFromCompletionAndAction(
      String completion, String action, String refusal, String status) {
    receive(ORC, RXA + "|||||||||||" + refusal + "||" + completion + "|" + action);
    assertThat(vaccination().getStatus().toCode()).isEqualTo(status);
    assertThat(vaccination().getIsSubpotent()).isEqualTo(completion.equals("PA"));
  }

  @Test
  void noVaccineAdministeredIsNotDone() {
    receive(ORC, "RXA|0|1|20260301||998^No vaccine administered^CVX|999");
    assertThat(vaccination().getStatus()).isEqualTo(ImmunizationStatus.NOTDONE);
  }

  @Test
  void anUnknownCompletionIsNotGuessed() {
    List<Finding> findings = receive(ORC, RXA + "|||||||||||||XX");
    assertThat(findings).extracting(Finding::location).containsExactly("RXA-20");
    assertThat(vaccination().getStatus()).isNull();
    assertThat(vaccination().getStatusElement().hasExtension()).isTrue();
  }

  @Test
  void aVaccinationThatWasRefusedAndThenGivenHasNoReason() {
    receive(ORC, RXA + "|||||||||||00^Parental decision^NIP002||RE|A");
    receive(ORC, RXA + "||||||||LOT1|||||CP|U");
    assertThat(vaccination().getStatus()).isEqualTo(ImmunizationStatus.COMPLETED);
    assertThat(vaccination().hasStatusReason()).isFalse();
    assertThat(vaccination().getLotNumber()).isEqualTo("LOT1");
  }

  @Test
  void anOlderWordChangesNothingAndFillsGaps() {
    at(20, ORC, RXA + "|||||||||||||CP|U");
    at(10, ORC, RXA.replace("0.5", "1") + "||||||||LOT1|||||RE|A");
    assertThat(vaccination().getStatus()).isEqualTo(ImmunizationStatus.COMPLETED);
    assertThat(vaccination().getDoseQuantity().getValue()).isEqualByComparingTo("0.5");
    assertThat(vaccination().getLotNumber()).isEqualTo("LOT1");
  }

  @Test
  void theHistorySentAgainMakesNoNewVersions() {
    receive(ORC, RXA + "|||||||||||||CP|A");
    receive(ORC, RXA + "|||||||||||||CP|A");
    assertThat(vaccination().getMeta().getVersionId()).isEqualTo("1");
  }

  @Test
  void aDeletedValueIsCleared() {
    receive(ORC, RXA + "||||||||LOT1");
    receive(ORC, RXA + "||||||||\"\"");
    assertThat(vaccination().hasLotNumber()).isFalse();
  }

  @Test
  void historicalVaccinationsWithoutANumberAreToldApartByVaccineAndDay() {
    String historical = "ORC|RE||9999^CLINIC";
    receive(
        historical,
        "RXA|0|1|20191005||20^DTaP^CVX|999|||01^Historical^NIP001",
        historical,
        "RXA|0|1|20201005||20^DTaP^CVX|999|||01^Historical^NIP001");
    receive(historical, "RXA|0|1|201910050800||20^DTaP^CVX|999|||01^Historical^NIP001");
    assertThat(hub.all(Immunization.class)).hasSize(2);
    assertThat(hub.all(Immunization.class))
        .allMatch(one -> !one.getPrimarySource() && !one.hasDoseQuantity());
  }

  @Test
  void severalVaccinesUnderOneNumberAreSeveralVaccinations() {
    receive(ORC, RXA, "RXA|0|1|20260301||20^DTaP^CVX|0.5|mL^mL^UCUM");
    assertThat(hub.all(Immunization.class)).hasSize(2);
  }

  @Test
  void thePlaceIsInTheOldFieldOrTheNewOnes() {
    receive(ORC, RXA + "||||ROOM1^^^CLINIC7^^^^^1 Main Road^^Akron^OH");
    Location old =
        hub.all(Location.class).stream().filter(Location::hasAddress).findFirst().orElseThrow();
    assertThat(old.getAddress().getCity()).isEqualTo("Akron");
    assertThat(vaccination().getLocation().getReference()).isEqualTo("Location/" + old.getIdPart());
    receive(ORC, RXA + "|".repeat(20) + "WARD9^2|9 Side Road^^Kent^OH");
    assertThat(hub.all(Location.class))
        .anyMatch(place -> "Kent".equals(place.getAddress().getCity()));
  }

  @Test
  void anAddressAloneIsShown() {
    receive(ORC, RXA + "|".repeat(21) + "9 Side Road^^Kent^OH");
    assertThat(vaccination().getLocation().getDisplay()).isEqualTo("9 Side Road, Kent, OH");
  }

  @Test
  void fundingIsAnElement() {
    receive(
        ORC,
        RXA,
        obx("CE", "64994-7", "1", "V02^Medicaid^HL70064"),
        obx("CE", "30963-3", "1", "VXC2^State funds^CDCPHINVS"));
    assertThat(vaccination().getProgramEligibilityFirstRep().getCodingFirstRep().getCode())
        .isEqualTo("V02");
    assertThat(vaccination().getFundingSource().getCodingFirstRep().getCode()).isEqualTo("VXC2");
    assertThat(hub.all(Observation.class)).isEmpty();
  }

  @Test
  void whatWasExplainedIsGroupedBySheet() {
    receive(
        ORC,
        RXA,
        obx("CE", "69764-9", "1", "253088698300003511070402^Hep B VIS^cdcgs1vis"),
        obx("TS", "29769-7", "1", "20260301"),
        obx("CE", "30956-7", "2", "107^DTaP^CVX"),
        obx("TS", "29768-9", "2", "20070517"),
        obx("TS", "29769-7", "2", "20260301"));
    assertThat(vaccination().getEducation())
        .extracting(ImmunizationEducationComponent::getDocumentType)
        .containsExactly("253088698300003511070402", "DTaP");
    assertThat(vaccination().getEducation().get(1).getPublicationDateElement().asStringValue())
        .isEqualTo("2007-05-17");
    assertThat(vaccination().getEducation().get(0).getPresentationDateElement().asStringValue())
        .isEqualTo("2026-03-01");
  }

  @Test
  void aSheetThatNobodyNamesIsStillTold() {
    receive(ORC, RXA, obx("TS", "29769-7", "1", "20260301"));
    assertThat(vaccination().getEducation()).hasSize(1);
    assertThat(vaccination().getEducationFirstRep().getDocumentTypeElement().hasExtension())
        .isTrue();
  }

  @Test
  void aSystemOfCodingSystemsIsNotThatOfTheFunding() {
    receive(ORC, RXA, obx("CE", "30963-3", "1", "VXC2^State funds^HL70396"));
    assertThat(vaccination().getFundingSource().getCodingFirstRep().getSystem())
        .endsWith("CDCPHINVS");
  }

  @Test
  void aMessageThatStatesNothingHasNoProvenance() {
    receive("PD1|||||||||||02^Reminder^HL70215");
    assertThat(hub.all(Provenance.class)).isEmpty();
    assertThat(hub.all(Patient.class)).hasSize(1);
  }

  @Test
  void theDoseOfASeriesIsAProtocol() {
    receive(
        ORC,
        RXA,
        obx("CE", "30956-7", "1", "107^DTaP^CVX"),
        obx("CE", "59779-9", "1", "VXC16^ACIP^CDCPHINVS"),
        obx("NM", "30973-2", "1", "2"),
        obx("NM", "59782-3", "1", "5"));
    ImmunizationProtocolAppliedComponent protocol = vaccination().getProtocolAppliedFirstRep();
    assertThat(protocol.getDoseNumberPositiveIntType().getValue()).isEqualTo(2);
    assertThat(protocol.getSeriesDosesPositiveIntType().getValue()).isEqualTo(5);
    assertThat(protocol.getSeries()).isEqualTo("ACIP");
    assertThat(protocol.getTargetDiseaseFirstRep().getCodingFirstRep().getCode()).isEqualTo("107");
  }

  @Test
  void aReactionIsAnElementAndAnObservation() {
    receive(ORC, RXA, obx("CE", "31044-1", "1", "VXC12^Fever^CDCPHINVS"));
    Observation observed = hub.the(Observation.class);
    assertThat(vaccination().getReactionFirstRep().getDetail().getReference())
        .isEqualTo("Observation/" + observed.getIdPart());
    assertThat(vaccination().getReactionFirstRep().getDateElement().asStringValue())
        .isEqualTo("2026-03-01");
    assertThat(observed.getPartOfFirstRep().getReference())
        .isEqualTo("Immunization/" + vaccination().getIdPart());
  }

  @Test
  void everythingElseIsAnObservation() {
    receive(
        ORC,
        RXA,
        obx("CE", "30945-0", "1", "21^acute illness^NIP"),
        obx("CE", "30956-7", "2", "107^DTaP^CVX"),
        "OBX|3|CE|64994-7^Ours^L|3|V02^Medicaid^HL70064||||||F");
    assertThat(hub.all(Observation.class)).hasSize(3);
    assertThat(vaccination().hasProgramEligibility()).isFalse();
  }

  @Test
  void thePeopleAndThePlanAreToldAndThePatientIsMentioned() {
    receive(
        "PD1|||||||||||02^Reminder^HL70215",
        "NK1|1|Okafor^Grace|MTH^Mother^HL70063",
        "IN1|1|PLAN1|INS1|State Plan",
        ORC,
        RXA);
    assertThat(hub.all(RelatedPerson.class)).hasSize(1);
    assertThat(hub.all(Coverage.class)).hasSize(1);
    assertThat(hub.the(Patient.class).getContact()).hasSize(1);
  }

  @Test
  void eachPatientHasTheirOwnVaccinations() {
    receive(ORC, RXA, "PID|2||77002^^^NORTH^MR||Okafor^Ben", "ORC|RE||F2^CLINIC", RXA);
    assertThat(hub.all(Patient.class)).hasSize(2);
    assertThat(hub.all(Immunization.class))
        .extracting(one -> one.getPatient().getReference())
        .doesNotHaveDuplicates();
  }

  @Test
  void whatIsObservedOfThePersonIsOfNoVaccination() {
    receive("OBX|1|CE|59784-9^Disease with presumed immunity^LN|1|38907003^Varicella^SCT||||||F");
    assertThat(hub.the(Observation.class).hasPartOf()).isFalse();
    assertThat(hub.all(Immunization.class)).isEmpty();
  }

  @Test
  void badFieldsCostOnlyThemselves() {
    List<Finding> findings =
        receive(ORC, "RXA|0|1|20260231|||some", "ORC|RE||F2^CLINIC", RXA, "ORC|RE||F3^CLINIC");
    assertThat(findings)
        .extracting(Finding::location)
        .contains("RXA[1]-3", "RXA[1]-5", "RXA[1]-6", "ORC[3]");
    assertThat(hub.all(Immunization.class)).hasSize(2);
  }

  @Test
  void nobodyIsVaccinatedWithoutAPatient() {
    assertThatThrownBy(
            () -> hub.receive("MSH|^~\\&|EHR|N|I|S|20260301||VXU^V04|1|P|2.3.1", ORC, RXA))
        .isInstanceOf(NotTranslatable.class);
  }
}
