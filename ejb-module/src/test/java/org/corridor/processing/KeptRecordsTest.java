package org.corridor.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.corridor.reconciliation.Dissent;
import org.corridor.reconciliation.Keepers;
import org.corridor.reconciliation.Keepers.Keeper;
import org.corridor.reconciliation.Reconciliation;
import org.corridor.reconciliation.RecordKind;
import org.corridor.reconciliation.Withheld;
import org.corridor.shared.Finding;
import org.corridor.testing.TestHub;
import org.corridor.translation.MessageFamily;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages about what other systems keep the record of, through all families. */
class KeptRecordsTest {

  private static final String CODEINE = "AL1|1|DA|2670^Codeine^RXN|SV|Rash";
  private static final String LATEX = "AL1|1|MA|1314891^Latex^RXN|MI";

  private final TestHub hub = new TestHub(Families.ALL.toArray(MessageFamily[]::new));
  private int hour = 10;

  private static Keepers others(RecordKind... kinds) {
    return keepers(new Keeper("EPIC|MAIN", false, false), kinds);
  }

  private static Keepers itself(RecordKind... kinds) {
    return keepers(new Keeper("EPIC|MAIN", true, false), kinds);
  }

  private static Keepers untilHeard(RecordKind... kinds) {
    return keepers(new Keeper("EPIC|MAIN", false, true), kinds);
  }

  private static Keepers keepers(Keeper keeper, RecordKind... kinds) {
    return new Keepers(
        List.of(kinds).stream()
            .collect(java.util.stream.Collectors.toMap(kind -> kind, kind -> keeper)));
  }

  private Reconciliation say(Keepers keepers, String type, String... segments) {
    return sayOf("1", "20 Elm^^Boston", keepers, type, segments);
  }

  private Reconciliation sayOf(
      String number, String address, Keepers keepers, String type, String... segments) {
    String when = "20260301" + hour++ + "0000+0000";
    String[] all = new String[segments.length + 3];
    all[0] = "MSH|^~\\&|APP|NORTH|HUB|HUB|" + when + "||" + type + "|" + hour + "|P|2.5.1";
    all[1] = "EVN||" + when;
    all[2] = "PID|1||" + number + "^^^NORTH^MR||Doe^Jo||19810405|F|||" + address + "||(617)5551234";
    System.arraycopy(segments, 0, all, 3, segments.length);
    return hub.receive(keepers, all);
  }

  private static Withheld only(Dissent dissent) {
    assertThat(dissent.withheld()).hasSize(1);
    return dissent.withheld().get(0);
  }

  /** Each kind by a family that writes it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ALLERGIES; ADT^A08; AL1|1|DA|2670^Codeine^RXN|SV; AL1",
        "ALLERGIES; ADT^A60; IAM|1|DA|2670^Codeine^RXN|SV||A; IAM",
        "ALLERGIES; REF^I12; RF1|P|R|MED|||R1^CARE|20260301~AL1|1|DA|2670^Codeine^RXN|SV; AL1",
        "PROBLEMS; PPR^PC1; PRB|AD|20260301|K80^Gallstones^I10|B1^LIST; PRB",
        "DIAGNOSES; ADT^A08; DG1|1||I10^Hypertension^I10; DG1",
        "INSURANCE; ADT^A08; IN1|1|PPO|C1|Carrier; IN1",
        "INSURANCE; BAR^P05; IN1|1|PPO|C1|Carrier; IN1",
        "MEDICATION_ORDERS; RDE^O11; ORC|NW|P1^CLINIC|F1^PHARM~RXE||00310^Aspirin^NDC|1||TAB; ORC",
        "MEDICATION_ORDERS; OMP^O09; ORC|NW|P1^CLINIC~RXO|00310^Aspirin^NDC|1; ORC",
        "IMMUNIZATIONS; VXU^V04; ORC|RE|P1^CLINIC|F1^IIS~RXA|0|1|20260301||08^HepB^CVX|1|mL|||||||||||CP; ORC"
      })
  void whatAnotherSystemKeepsIsNotWrittenAndTheRestIs(
      RecordKind kind, String type, String segments, String place) {
    Reconciliation change = say(others(kind), type, segments.split("~", -1));
    Withheld one = only(change.dissent());
    assertThat(one.kind()).isEqualTo(kind);
    assertThat(one.standing()).isEmpty();
    assertThat(one.patient()).isEqualTo("Patient/" + hub.patient("1").getIdElement().getIdPart());
    assertThat(hub.repository().get(one.target())).isEmpty();
    assertThat(change.findings())
        .filteredOn(finding -> finding.code().equals("kept-as-proposal"))
        .extracting(Finding::location)
        .containsExactly(place);
    assertNothingLeadsTo(one.target());
  }

  private void assertNothingLeadsTo(String reference) {
    for (String written : hub.repository().written()) {
      Resource resource = hub.repository().get(written.replaceAll("/_history.*", "")).orElseThrow();
      assertThat(org.corridor.translation.FhirJson.of(resource))
          .as(written)
          .doesNotContain(reference);
    }
  }

  @Test
  void theKeeperItselfWritesAndWhatIsWrittenIsReportedAsTheRecord() {
    Dissent dissent = say(itself(RecordKind.ALLERGIES), "ADT^A08", CODEINE).dissent();
    AllergyIntolerance codeine = hub.the(AllergyIntolerance.class);
    assertThat(dissent.withheld()).isEmpty();
    assertThat(dissent.records())
        .extracting(Resource::getIdPart)
        .containsExactly(codeine.getIdElement().getIdPart());
  }

  @Test
  void aChangeOfTheRecordIsWithheldWithBothSides() {
    say(itself(RecordKind.ALLERGIES), "ADT^A08", CODEINE);
    int writes = hub.repository().writes();
    AllergyIntolerance before = hub.the(AllergyIntolerance.class);
    Withheld one =
        only(
            say(others(RecordKind.ALLERGIES), "ADT^A08", CODEINE.replace("|SV|", "|MI|"))
                .dissent());
    assertThat(hub.the(AllergyIntolerance.class).equalsDeep(before)).isTrue();
    assertThat(one.names()).containsExactly("criticality", "reaction");
    assertThat(((AllergyIntolerance) one.proposed()).getCriticality().toCode()).isEqualTo("low");
    assertThat(((AllergyIntolerance) one.standing().orElseThrow()).getCriticality().toCode())
        .isEqualTo("high");
    assertThat(hub.repository().writes()).isGreaterThan(writes);
  }

  @Test
  void aProvenanceNamesOnlyWhatWasWritten() {
    say(others(RecordKind.ALLERGIES), "ADT^A08", CODEINE);
    assertThat(hub.all(Provenance.class))
        .allSatisfy(
            source ->
                assertThat(source.getTarget())
                    .isNotEmpty()
                    .allMatch(one -> !one.getReference().startsWith("Allergy")));
  }

  @Test
  void aVisitDoesNotReferToADiagnosisThatWasWithheld() {
    say(
        others(RecordKind.DIAGNOSES),
        "ADT^A01",
        "PV1|1|I|2N" + "|".repeat(16) + "V1^^^NORTH^VN",
        "DG1|1||I10^Hypertension^I10");
    assertThat(hub.all(Condition.class)).isEmpty();
    assertThat(hub.the(Encounter.class).getDiagnosis()).isEmpty();
  }

  @Test
  void anAccountDoesNotReferToACoverageThatWasWithheld() {
    hub.receive(
        others(RecordKind.INSURANCE),
        "MSH|^~\\&|APP|NORTH|HUB|HUB|20260301||BAR^P01|1|P|2.5.1",
        "EVN||20260301",
        "PID|1||1^^^NORTH^MR||Doe^Jo||19810405|F" + "|".repeat(10) + "A1^^^NORTH^AN",
        "IN1|1|PPO|C1|Carrier");
    assertThat(hub.all(Coverage.class)).isEmpty();
    assertThat(hub.the(org.hl7.fhir.r4.model.Account.class).getCoverage()).isEmpty();
  }

  @Test
  void whatTheSourceAgreesWithIsNoProposal() {
    say(itself(RecordKind.ALLERGIES), "ADT^A08", CODEINE);
    Dissent dissent = say(others(RecordKind.ALLERGIES), "ADT^A08", CODEINE).dissent();
    assertThat(dissent.withheld()).isEmpty();
    assertThat(dissent.agreed()).hasSize(1);
  }

  @Test
  void anAgreementDoesNotMakeTheRecordNewerThanItsKeeperSaid() {
    hour = 10;
    say(itself(RecordKind.ALLERGIES), "ADT^A08", CODEINE);
    hour = 14;
    say(others(RecordKind.ALLERGIES), "ADT^A08", CODEINE);
    hour = 12;
    say(itself(RecordKind.ALLERGIES), "ADT^A08", CODEINE.replace("|SV|", "|MI|"));
    assertThat(hub.the(AllergyIntolerance.class).getCriticality().toCode()).isEqualTo("low");
  }

  @Test
  void aGroupOfAPatientsElementsStaysAndTheOthersChange() {
    say(itself(RecordKind.ADDRESS), "ADT^A08");
    Reconciliation change =
        sayOf("1", "7 Oak^^Lynn", others(RecordKind.ADDRESS), "ADT^A08", "PV1|1|O");
    Patient patient = hub.patient("1");
    assertThat(patient.getAddress()).extracting(Address::getCity).containsExactly("Boston");
    Withheld one = only(change.dissent());
    assertThat(one.target()).isEqualTo("Patient/" + patient.getIdElement().getIdPart());
    assertThat(((Patient) one.proposed()).getAddressFirstRep().getCity()).isEqualTo("Lynn");
    assertThat(((Patient) one.proposed()).getName()).isEmpty();
    assertThat(((Patient) one.standing().orElseThrow()).getAddressFirstRep().getCity())
        .isEqualTo("Boston");
    assertThat(change.findings()).extracting(Finding::location).contains("PID-11");
  }

  @Test
  void anUnknownPatientIsMadeWithoutTheGroupsOthersKeep() {
    Dissent dissent =
        say(others(RecordKind.ADDRESS, RecordKind.NAME, RecordKind.IDENTIFIERS), "ADT^A08")
            .dissent();
    Patient patient = hub.patient("1");
    assertThat(patient.getName()).isEmpty();
    assertThat(patient.getAddress()).isEmpty();
    assertThat(patient.getTelecom()).isNotEmpty();
    assertThat(patient.getIdentifier()).as("to be found again").isNotEmpty();
    assertThat(dissent.withheld())
        .extracting(Withheld::kind)
        .containsExactlyInAnyOrder(RecordKind.ADDRESS, RecordKind.NAME);
  }

  @Test
  void whatOthersDeleteOfTheRecordIsAProposalAndLeavesNoMark() {
    say(itself(RecordKind.TELECOM), "ADT^A08");
    String mark = "StructureDefinition/cleared";
    Reconciliation change =
        hub.receive(
            others(RecordKind.TELECOM),
            "MSH|^~\\&|APP|NORTH|HUB|HUB|20260301200000+0000||ADT^A08|9|P|2.5.1",
            "EVN||20260301200000+0000",
            "PID|1||1^^^NORTH^MR||Doe^Jo||19810405|F|||||\"\"");
    assertThat(only(change.dissent()).names()).containsExactly("telecom");
    assertThat(hub.patient("1").getTelecom()).isNotEmpty();
    assertThat(org.corridor.translation.FhirJson.of(hub.patient("1"))).doesNotContain(mark);
  }

  @Test
  void othersStandInUntilTheKeeperSpeaks() {
    Keepers lab = untilHeard(RecordKind.ALLERGIES, RecordKind.ADDRESS);
    assertThat(say(lab, "ADT^A08", CODEINE).dissent().withheld()).isEmpty();
    assertThat(sayOf("1", "7 Oak^^Lynn", lab, "ADT^A08", LATEX).dissent().withheld()).isEmpty();
    assertThat(hub.all(AllergyIntolerance.class)).hasSize(2);
    assertThat(hub.patient("1").getAddressFirstRep().getCity()).isEqualTo("Lynn");

    say(itself(RecordKind.ALLERGIES, RecordKind.ADDRESS), "ADT^A08", LATEX);
    Dissent dissent =
        sayOf(
                "1",
                "9 Ash^^Salem",
                lab,
                "ADT^A08",
                "AL1|1|DA|7980^Penicillin^RXN|SV",
                LATEX.replace("|MI", "|SV").replace("AL1|1", "AL1|2"),
                CODEINE.replace("|SV", "|MI").replace("AL1|1", "AL1|3"))
            .dissent();
    assertThat(dissent.withheld())
        .extracting(Withheld::kind)
        .as("the new one, the keeper's and the address; codeine was never the keeper's")
        .containsExactlyInAnyOrder(RecordKind.ALLERGIES, RecordKind.ALLERGIES, RecordKind.ADDRESS);
    assertThat(hub.patient("1").getAddressFirstRep().getCity()).isEqualTo("Boston");
  }

  @Test
  void whatWasThereBeforeAnybodyKeptItCountsAsTheRecord() {
    say(Keepers.NONE, "ADT^A08", CODEINE);
    assertThat(say(untilHeard(RecordKind.ALLERGIES), "ADT^A08", LATEX).dissent().withheld())
        .hasSize(1);
  }

  @Test
  void aMessageOfTheSameContentDecidesTheSameAgain() {
    say(itself(RecordKind.ALLERGIES), "ADT^A08", CODEINE);
    Dissent first = say(others(RecordKind.ALLERGIES), "ADT^A08", LATEX).dissent();
    Dissent second = say(others(RecordKind.ALLERGIES), "ADT^A08", LATEX).dissent();
    assertThat(only(second).proposed().equalsDeep(only(first).proposed())).isTrue();
    assertThat(only(second).target()).isEqualTo(only(first).target());
  }

  @Test
  void aDispenseOfAnOrderThatWasWithheldIsKept() {
    say(
        others(RecordKind.MEDICATION_ORDERS),
        "RDS^O13",
        "ORC|RE|P1^CLINIC|F1^PHARM",
        "RXD|1|00310^Aspirin^NDC|20260301|10|||RX1");
    assertThat(hub.all(MedicationRequest.class)).isEmpty();
    assertThat(hub.the(org.hl7.fhir.r4.model.MedicationDispense.class).getAuthorizingPrescription())
        .isEmpty();
  }

  @Test
  void aMergeTellsWhoIsWho() {
    say(Keepers.NONE, "ADT^A08");
    sayOf("2", "20 Elm^^Boston", Keepers.NONE, "ADT^A08");
    String prior = "Patient/" + hub.patient("2").getIdElement().getIdPart();
    Dissent dissent = say(Keepers.NONE, "ADT^A40", "MRG|2^^^NORTH^MR").dissent();
    assertThat(dissent.merged())
        .isEqualTo(Map.of(prior, "Patient/" + hub.patient("1").getIdElement().getIdPart()));
  }

  @Test
  void aLateMessageOfTheKeeperCountsForWhatItKeepsThoughOthersSpokeSince() {
    Keepers registration = itself(RecordKind.ADDRESS);
    hour = 10;
    sayOf("1", "20 Elm^^Boston", registration, "ADT^A08");
    hour = 14;
    sayOf("1", "9 Ash^^Salem", others(RecordKind.ADDRESS), "ADT^A08");
    hour = 12;
    sayOf("1", "7 Oak^^Lynn", registration, "ADT^A08");
    assertThat(hub.patient("1").getAddress()).extracting(Address::getCity).containsExactly("Lynn");
    hour = 11;
    sayOf("1", "1 Fir^^Dover", registration, "ADT^A08");
    assertThat(hub.patient("1").getAddress()).extracting(Address::getCity).containsExactly("Lynn");
    hour = 13;
    sayOf("1", "\"\"", registration, "ADT^A08");
    assertThat(hub.patient("1").getAddress()).isEmpty();
    int writes = hub.repository().writes();
    hour = 13;
    sayOf("1", "\"\"", registration, "ADT^A08");
    assertThat(hub.repository().writes()).as("a resend writes nothing").isEqualTo(writes);
  }

  @Test
  void whatOthersSayLateOfWhatNobodyKeepsIsWeighedAsEver() {
    hour = 14;
    sayOf("1", "9 Ash^^Salem", itself(RecordKind.NAME), "ADT^A08");
    hour = 12;
    sayOf("1", "7 Oak^^Lynn", itself(RecordKind.NAME), "ADT^A08");
    assertThat(hub.patient("1").getAddress()).extracting(Address::getCity).containsExactly("Salem");
  }
}
