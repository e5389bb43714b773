package org.corridor.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.corridor.admission.AdmissionJourney;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.Account.AccountStatus;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PID-18, IN1 to IN3, GT1, ACC, DRG and UB2: the account and who pays. */
class WhoPaysTest {

  private static final String OWN = "https://corridor.example/fhir/StructureDefinition/";

  private final TestHub hub = new TestHub(new AdmissionJourney());

  private void receive(int hour, String... segments) {
    hub.receive(
        Stream.concat(
                Stream.of(
                    "MSH|^~\\&|PAS|NORTH|HUB|HUB|202603010"
                        + hour
                        + "0000+0000||ADT^A08|"
                        + hour
                        + "|P|2.5.1",
                    "PID|1||77001^^^NORTH^MR||Okafor^Ada|||||||||||||A500^^^NORTH^AN",
                    "PV1|1|I|ICU^101^2||||||||||||||||V900^^^NORTH^VN"),
                Stream.of(segments))
            .toArray(String[]::new));
  }

  private static String reference(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdPart();
  }

  private static String in1(String plan, String priority, String more) {
    return "IN1|1|"
        + plan
        + "|P77^^^NORTH|Mutual|1 Main^^Akron^OH|Lee^Sam|555-1000|G1"
        + "|".repeat(14)
        + priority
        + "|".repeat(14)
        + "POL"
        + plan
        + more;
  }

  @Test
  void anAccountListsItsCoveragesInTheirOrder() {
    receive(1, in1("A", "2", ""), in1("B", "1", ""));
    Account account = hub.the(Account.class);
    assertThat(account.getStatus()).isEqualTo(AccountStatus.ACTIVE);
    assertThat(account.getIdentifierFirstRep().getValue()).isEqualTo("A500");
    assertThat(account.getCoverage()).extracting(one -> one.getPriority()).containsExactly(2, 1);
    assertThat(account.getCoverage())
        .extracting(one -> one.getCoverage().getReference())
        .containsExactlyElementsOf(
            hub.all(Coverage.class).stream().map(one -> reference(one)).toList());
    assertThat(hub.the(Encounter.class).getAccountFirstRep().getReference())
        .isEqualTo(reference(account));
  }

  @Test
  void aCoverageThatEndedLeavesTheAccountWhenTheMessageListsTheOthers() {
    receive(1, in1("A", "1", ""), in1("B", "2", ""));
    receive(2, in1("B", "1", ""));
    assertThat(hub.the(Account.class).getCoverage()).hasSize(1);
    receive(3);
    assertThat(hub.the(Account.class).getCoverage()).hasSize(1);
    assertThat(hub.all(Coverage.class)).hasSize(2);
  }

  @Test
  void aPayerHasItsNumberAddressAndContact() {
    receive(1, in1("A", "1", ""));
    assertThat(hub.all(Organization.class))
        .filteredOn(one -> "Mutual".equals(one.getName()))
        .singleElement()
        .satisfies(
            payer -> {
              assertThat(payer.getIdentifierFirstRep().getValue()).isEqualTo("P77");
              assertThat(payer.getAddressFirstRep().getCity()).isEqualTo("Akron");
              assertThat(payer.getTelecomFirstRep().getValue()).isEqualTo("555-1000");
              assertThat(payer.getContactFirstRep().getName().getFamily()).isEqualTo("Lee");
            });
    Coverage coverage = hub.the(Coverage.class);
    assertThat(coverage.getSubscriberId()).isEqualTo("POLA");
    assertThat(coverage.getClass_FirstRep().getValue()).isEqualTo("G1");
  }

  @ParameterizedTest
  @CsvSource({"SEL, '', true", "'', 01, true", "SPO, '', false", "01, '', false"})
  void thePatientMayBeTheInsured(String relationship, String inOtherWords, boolean self) {
    receive(
        1,
        "IN1|1|A|P77|Mutual" + "|".repeat(12) + "Okafor^Ada|" + relationship,
        "IN2|||" + "|".repeat(69) + inOtherWords);
    Coverage coverage = hub.the(Coverage.class);
    assertThat(coverage.getSubscriber().getReference().startsWith("Patient/")).isEqualTo(self);
    assertThat(hub.all(RelatedPerson.class)).hasSize(self ? 0 : 1);
  }

  @Test
  void numbersOfGovernmentProgramsStayWithTheCoverage() {
    receive(1, "IN1|1|A|P77|Mutual||||||E9^^^NORTH^EN|Telstra", "IN2||||||MC1||MA2");
    assertThat(hub.the(Coverage.class).getIdentifier())
        .extracting(one -> one.getValue())
        .contains("MC1", "MA2");
    assertThat(hub.all(Organization.class))
        .filteredOn(one -> "Telstra".equals(one.getName()))
        .singleElement()
        .satisfies(house -> assertThat(house.getIdentifierFirstRep().getValue()).isEqualTo("E9"));
  }

  @Test
  void aGuarantorIsSomebodyElseTheHouseOrThePatient() {
    receive(
        1,
        "GT1|1|G7^^^NORTH|Bell^Cy|||||||||FTH||20260101|20261231",
        "GT1|2|" + "|".repeat(18) + "|Works Ltd^^^^^NORTH^XX^^^W1",
        "GT1|3||Okafor^Ada||||||||SEL");
    assertThat(hub.the(Account.class).getGuarantor())
        .extracting(one -> one.getParty().getReference())
        .containsExactly(
            reference(hub.the(RelatedPerson.class)),
            reference(
                hub.all(Organization.class).stream()
                    .filter(one -> "Works Ltd".equals(one.getName()))
                    .findFirst()
                    .orElseThrow()),
            reference(hub.the(Patient.class)));
    assertThat(hub.the(Account.class).getGuarantorFirstRep().getPeriod().hasEnd()).isTrue();
  }

  @Test
  void whatClaimsRepeatIsKeptWithTheAccount() {
    receive(
        1,
        "ACC|20260228|MVA^Motor vehicle^HL70050|Route 50|OH|N",
        "DRG|470^Joint^DRG",
        "UB2|1||C1~C2||A1^150.00&USD||11^20260227~12^2026|71^20260101^20260131");
    Account account = hub.the(Account.class);
    Extension accident = account.getExtensionByUrl(OWN + "accident");
    assertThat(accident.getExtensionByUrl("date").getValue().primitiveValue())
        .isEqualTo("2026-02-28");
    assertThat(account.getExtensionByUrl(OWN + "diagnosis-related-group").hasValue()).isTrue();
    assertThat(account.getExtensionsByUrl(OWN + "ub-condition")).hasSize(2);
    assertThat(account.getExtensionByUrl(OWN + "ub-value").getExtension()).hasSize(2);
    assertThat(account.getExtensionsByUrl(OWN + "ub-occurrence")).hasSize(2);
    assertThat(account.getExtensionByUrl(OWN + "ub-occurrence-span").getExtension()).hasSize(2);
  }

  @Test
  void withoutAVisitCoveragesAreStillKept() {
    hub.receive(
        "MSH|^~\\&|PAS|NORTH|HUB|HUB|202603010|| ADT^A28|1|P|2.5.1".replace(" ", ""),
        "PID|1||77001^^^NORTH^MR||Okafor^Ada",
        in1("A", "1", ""));
    assertThat(hub.the(Coverage.class).hasPayor()).isTrue();
    assertThat(hub.all(Account.class)).isEmpty();
  }

  @Test
  void aPriorAccountIsKnownAndNoMore() {
    receive(1, "MRG|77001^^^NORTH^MR||A400^^^NORTH^AN");
    assertThat(hub.all(Account.class))
        .extracting(Account::getStatus)
        .containsExactlyInAnyOrder(AccountStatus.ACTIVE, AccountStatus.UNKNOWN);
  }
}
