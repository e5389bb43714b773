package org.corridor.charges;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.corridor.admission.AdmissionJourney;
import org.corridor.shared.Finding;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.Account.AccountStatus;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsJourneyTest {

  private static final String PID = "PID|1||77001^^^NORTH^MR||Okafor^Ada|||||||||||||A500^^^NORTH";
  private static final String PV1 = "PV1|1|I|ICU^101^2||||||||||||||||V900^^^NORTH^VN";

  private final TestHub hub = new TestHub(new AccountsJourney(), new AdmissionJourney());

  private List<Finding> receive(String event, int hour, String... segments) {
    String msh =
        "MSH|^~\\&|BILL|NORTH|HUB|HUB|202603010" + hour + "0000+0000||" + event + "|" + hour;
    return hub.receive(
        Stream.concat(Stream.of(msh + "|P|2.5.1"), Stream.of(segments)).toArray(String[]::new));
  }

  private Account account() {
    return hub.the(Account.class);
  }

  @ParameterizedTest
  @CsvSource({
    "P01, ACTIVE",
    "P01 P05, ACTIVE",
    "P01 P06, INACTIVE",
    "P01 P06 P05, INACTIVE",
    "P01 P06 P12, INACTIVE",
    "P01 P02, INACTIVE",
    "P01 P06 P01, ACTIVE",
    "P05, ACTIVE"
  })
  void theEventsTellTheLifeOfAnAccount(String events, AccountStatus status) {
    int hour = 0;
    for (String event : events.split(" ", -1)) {
      receive("BAR^" + event, ++hour, PID, PV1);
      receive("BAR^" + event, hour, PID, PV1);
    }
    assertThat(account().getStatus()).isEqualTo(status);
    assertThat(account().getServicePeriod().hasEnd()).isEqualTo(events.contains("P06"));
  }

  @Test
  void aLateMessageDoesNotOpenAnAccountAgain() {
    receive("BAR^P06", 2, PID, PV1);
    receive("BAR^P01", 1, PID, PV1);
    assertThat(account().getStatus()).isEqualTo(AccountStatus.INACTIVE);
  }

  @Test
  void registrationDoesNotOpenAnAccountThatEnded() {
    receive("BAR^P01", 1, PID, PV1);
    receive("BAR^P06", 2, PID, PV1);
    receive("ADT^A08", 3, PID, PV1, "IN1|1|A|P7|Mutual");
    assertThat(account().getStatus()).isEqualTo(AccountStatus.INACTIVE);
    assertThat(account().getCoverage()).hasSize(1);
  }

  @Test
  void anAccountHasItsPayersDiagnosesAndProcedures() {
    receive(
        "BAR^P01",
        1,
        PID,
        PV1,
        "DG1|1|I10C|K35.80^Appendicitis|||F|||||||||1",
        "PR1|1|C4|44950^Appendectomy||20260301",
        "GT1|1||Okafor^Eve|||||||||MTH",
        "IN1|1|A|P7|Mutual",
        "IN1|2|B|P8|Second Mutual");
    assertThat(account().getCoverage()).hasSize(2);
    assertThat(account().getGuarantor()).hasSize(1);
    assertThat(hub.all(Coverage.class)).hasSize(2);
    assertThat(hub.the(Procedure.class).getCode().getCodingFirstRep().getSystem())
        .isEqualTo("http://www.ama-assn.org/go/cpt");
    Encounter visit = hub.the(Encounter.class);
    assertThat(visit.getDiagnosisFirstRep().getCondition().getReference())
        .isEqualTo("Condition/" + hub.the(Condition.class).getIdPart());
    assertThat(visit.getAccountFirstRep().getReference())
        .isEqualTo("Account/" + account().getIdPart());
    assertThat(hub.the(Provenance.class).getTarget()).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void anUpdateOfCodesTakesBackWhatItDeletes() {
    String dg1 = "DG1|1|I10C|K35.80^Appendicitis|||F" + "|".repeat(14) + "D7^NORTH|";
    String pr1 = "PR1|1|C4|44950^Appendectomy||20260301" + "|".repeat(14) + "R7^NORTH|";
    receive("BAR^P12", 1, PID, PV1, dg1 + "A", pr1 + "A");
    receive("BAR^P12", 2, PID, PV1, dg1 + "D", pr1 + "D");
    assertThat(hub.the(Condition.class).getVerificationStatus().getCodingFirstRep().getCode())
        .isEqualTo("entered-in-error");
    assertThat(hub.the(Procedure.class).getStatus().toCode()).isEqualTo("entered-in-error");
  }

  @Test
  void severalAccountsArePurgedAtOnce() {
    receive("BAR^P02", 1, PID, PV1, "PID|2||77002^^^NORTH^MR||Bell^Cy|||||||||||||A501^^^NORTH");
    assertThat(hub.all(Account.class))
        .extracting(Account::getStatus)
        .containsExactly(AccountStatus.INACTIVE, AccountStatus.INACTIVE);
    assertThat(hub.all(Patient.class)).hasSize(2);
  }

  @Test
  void withoutAnAccountNumberTheRestIsKept() {
    List<Finding> findings =
        receive("BAR^P01", 1, "PID|1||77001^^^NORTH^MR||Okafor^Ada", PV1, "IN1|1|A|P7|Mutual");
    assertThat(findings).extracting(Finding::code).contains("account-unnumbered");
    assertThat(hub.all(Account.class)).isEmpty();
    assertThat(hub.all(Coverage.class)).hasSize(1);
  }
}
