package org.corridor.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.corridor.admission.Adt.event;

import java.util.List;
import org.corridor.shared.Finding;
import org.corridor.testing.TestHub;
import org.corridor.translation.NotTranslatable;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.Account.AccountStatus;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.junit.jupiter.api.Test;

/** Records that turn out to be one, get other numbers, or belong to somebody else. */
class MergesTest {

  private static final String DIAGNOSIS = "DG1|1||I10^Hypertension^I10";

  private final TestHub hub = new TestHub(new AdmissionJourney());

  /** Receives everything twice: a resend changes nothing. */
  private List<Finding> receive(String trigger, String hour, String... segments) {
    return hub.receiveTwice(event(trigger, hour, segments));
  }

  private static String pid(String number, String account) {
    return "PID|1||"
        + number
        + "^^^FAC^MR||Doe^Jo||19490211|F"
        + "|".repeat(10)
        + account
        + (account.isEmpty() ? "" : "^^^FAC^AN");
  }

  private static String pid(String number) {
    return pid(number, "");
  }

  private static String pv1(String number) {
    return "PV1|1|I|2N" + "|".repeat(16) + number + "^^^FAC^VN";
  }

  private static String mrg(String patient, String account, String visit) {
    return "MRG|"
        + (patient.isEmpty() ? "" : patient + "^^^FAC^MR")
        + "||"
        + (account.isEmpty() ? "" : account + "^^^FAC^AN")
        + "||"
        + (visit.isEmpty() ? "" : visit + "^^^FAC^VN");
  }

  private static List<String> current(List<Identifier> numbers) {
    return numbers.stream()
        .filter(number -> number.getUse() != IdentifierUse.OLD)
        .map(Identifier::getValue)
        .toList();
  }

  private static List<String> old(List<Identifier> numbers) {
    return numbers.stream()
        .filter(number -> number.getUse() == IdentifierUse.OLD)
        .map(Identifier::getValue)
        .toList();
  }

  private String reference(String patient) {
    return "Patient/" + hub.patient(patient).getIdPart();
  }

  private List<Encounter> visits() {
    return hub.all(Encounter.class).stream()
        .filter(visit -> visit.getStatus() != EncounterStatus.ENTEREDINERROR)
        .toList();
  }

  private Encounter onlyVisit() {
    assertThat(visits()).hasSize(1);
    return visits().get(0);
  }

  @Test
  void somebodyKnownByThePriorNumberOnlyIsStillKnown() {
    receive("A28", "07", "PID|1||2^^^FAC^MR||Doe^Jo||19490211|F|||9 Elm St^^Akron");
    receive("A40", "09", "PID|1||1^^^FAC^MR||Doe^Joan", mrg("2", "", ""));
    Patient survivor = hub.patient("1");
    assertThat(hub.activePatients()).hasSize(1);
    assertThat(survivor.getAddressFirstRep().getCity()).isEqualTo("Akron");
    assertThat(survivor.getNameFirstRep().getGivenAsSingleString()).isEqualTo("Joan");
    assertThat(old(survivor.getIdentifier())).containsExactly("2");
  }

  @Test
  void anUnknownPriorKeepsTheNameThatTheMessageGives() {
    receive("A40", "09", pid("1"), "MRG|2^^^FAC^MR||||||Roe^Al");
    assertThat(hub.patient("2").getNameFirstRep().getFamily()).isEqualTo("Roe");
    assertThat(hub.activePatients()).hasSize(1);
  }

  @Test
  void aMergeWithItsRolesSwappedIsNoticedAndNotApplied() {
    receive("A40", "08", pid("1"), mrg("2", "", ""));
    assertThat(receive("A40", "09", pid("2"), mrg("1", "", "")))
        .extracting(Finding::code)
        .contains("merge-reversed");
    assertThat(hub.patient("1").getActive()).isTrue();
    assertThat(hub.activePatients()).hasSize(1);
  }

  @Test
  void aChangedNumberLeavesTheRecordAndItsNumberLeadsThere() {
    receive("A01", "08", pid("1"), pv1("V1"), "AL1|1||^NUTS");
    receive("A47", "09", pid("2"), mrg("1", "", ""));
    assertThat(hub.activePatients()).hasSize(1);
    Patient patient = hub.activePatients().get(0);
    assertThat(current(patient.getIdentifier())).containsExactly("2");
    assertThat(old(patient.getIdentifier())).containsExactly("1");
    receive("A08", "10", pid("2"), pv1("V1"), "AL1|1||^NUTS");
    receive("A08", "11", pid("1"), pv1("V1"), "AL1|1||^NUTS");
    assertThat(hub.activePatients()).hasSize(1);
    patient = hub.activePatients().get(0);
    assertThat(current(patient.getIdentifier())).containsExactly("2");
    assertThat(hub.all(AllergyIntolerance.class)).hasSize(1);
    assertThat(onlyVisit().getSubject().getReference()).isEqualTo(reference("2"));
  }

  @Test
  void aNumberMayBeChangedBack() {
    receive("A28", "08", pid("1"));
    receive("A47", "09", pid("2"), mrg("1", "", ""));
    receive("A47", "10", pid("1"), mrg("2", "", ""));
    receive("A47", "09", pid("2"), mrg("1", "", ""));
    assertThat(hub.activePatients()).hasSize(1);
    Patient patient = hub.activePatients().get(0);
    assertThat(current(patient.getIdentifier())).containsExactly("1");
    assertThat(old(patient.getIdentifier())).containsExactly("2");
  }

  @Test
  void aChangeToANumberThatHasARecordIsAMerge() {
    receive("A01", "08", pid("1"), pv1("V1"));
    receive("A28", "08", pid("2"));
    receive("A47", "09", pid("2"), mrg("1", "", ""));
    assertThat(hub.activePatients()).hasSize(1);
    assertThat(onlyVisit().getSubject().getReference()).isEqualTo(reference("2"));
    assertThat(old(hub.patient("2").getIdentifier())).containsExactly("1");
  }

  @Test
  void aChangeOfAnUnknownNumberIsRemembered() {
    receive("A47", "09", pid("2"), mrg("1", "", ""));
    receive("A01", "10", pid("1"), pv1("V1"));
    assertThat(hub.activePatients()).hasSize(1);
    assertThat(onlyVisit().getSubject().getReference()).isEqualTo(reference("2"));
  }

  @Test
  void anotherNumberThanTheFirstMayChangeToo() {
    receive("A28", "08", "PID|1|EXT1^^^OUT^PT|1^^^FAC^MR||Doe^Jo");
    receive("A46", "09", "PID|1|EXT2^^^OUT^PT|1^^^FAC^MR||Doe^Jo", "MRG||||EXT1^^^OUT^PT");
    Patient patient = hub.activePatients().get(0);
    assertThat(current(patient.getIdentifier())).containsExactlyInAnyOrder("1", "EXT2");
    assertThat(old(patient.getIdentifier())).containsExactly("EXT1");
  }

  @Test
  void accountsAreMerged() {
    receive("A01", "08", pid("1", "A1"), pv1("V1"));
    receive("A01", "08", pid("1", "A2"), pv1("V2"));
    receive("A41", "09", pid("1", "A2"), mrg("", "A1", ""));
    Account survivor = account("A2");
    assertThat(account("A1").getStatus()).isEqualTo(AccountStatus.INACTIVE);
    assertThat(survivor.getStatus()).isEqualTo(AccountStatus.ACTIVE);
    assertThat(old(survivor.getIdentifier())).containsExactly("A1");
    assertThat(visits())
        .allMatch(
            visit -> visit.getAccountFirstRep().getReference().endsWith(survivor.getIdPart()));
    receive("A08", "10", pid("1", "A1"), pv1("V1"));
    assertThat(hub.encounter("V1").getAccountFirstRep().getReference())
        .endsWith(survivor.getIdPart());
    assertThat(receive("A41", "11", pid("1", "A1"), mrg("", "A2", "")))
        .extracting(Finding::code)
        .contains("merge-reversed");
  }

  private Account account(String number) {
    return hub.all(Account.class).stream()
        .filter(account -> current(account.getIdentifier()).contains(number))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMergedAccountThatNobodyKnewHasAnUnknownStatus() {
    receive("A35", "09", pid("1", "A2"), mrg("1", "A1", ""));
    assertThat(account("A1").getStatus()).isEqualTo(AccountStatus.UNKNOWN);
  }

  @Test
  void patientAndAccountAreMergedTogether() {
    receive("A01", "08", pid("1", "A1"), pv1("V1"));
    receive("A01", "08", pid("2", "A2"), pv1("V2"));
    receive("A36", "09", pid("2", "A2"), mrg("1", "A1", ""));
    assertThat(hub.activePatients()).hasSize(1);
    assertThat(account("A1").getStatus()).isEqualTo(AccountStatus.INACTIVE);
    assertThat(visits())
        .allMatch(visit -> visit.getSubject().getReference().equals(reference("2")));
  }

  @Test
  void anAccountGetsAnotherNumber() {
    receive("A01", "08", pid("1", "A1"), pv1("V1"));
    receive("A49", "09", pid("1", "A2"), mrg("1", "A1", ""));
    receive("A08", "10", pid("1", "A2"), pv1("V1"));
    List<Account> inUse =
        hub.all(Account.class).stream()
            .filter(account -> account.getStatus() == AccountStatus.ACTIVE)
            .toList();
    assertThat(inUse).hasSize(1);
    assertThat(current(inUse.get(0).getIdentifier())).containsExactly("A2");
    assertThat(onlyVisit().getAccountFirstRep().getReference()).endsWith(inUse.get(0).getIdPart());
  }

  @Test
  void visitsAreMergedWithEverythingThatBelongsToThem() {
    receive("A01", "08", pid("1"), pv1("V1"), DIAGNOSIS);
    receive("A01", "08", pid("1"), pv1("V2"));
    receive("A42", "09", pid("1"), pv1("V2"), mrg("", "", "V1"));
    Encounter visit = onlyVisit();
    assertThat(current(visit.getIdentifier())).containsExactly("V2");
    assertThat(old(visit.getIdentifier())).containsExactly("V1");
    assertThat(hub.the(Condition.class).getEncounter().getReference()).endsWith(visit.getIdPart());
    receive("A03", "10", pid("1"), pv1("V1"));
    assertThat(onlyVisit().getStatus()).isEqualTo(EncounterStatus.FINISHED);
    assertThat(current(onlyVisit().getIdentifier())).containsExactly("V2");
    assertThat(receive("A42", "11", pid("1"), pv1("V1"), mrg("", "", "V2")))
        .extracting(Finding::code)
        .contains("merge-reversed");
  }

  @Test
  void aVisitGetsAnotherNumberAndStaysOneEncounter() {
    receive("A01", "08", pid("1"), pv1("V1"), DIAGNOSIS);
    receive("A50", "09", pid("1"), pv1("V2"), mrg("", "", "V1"));
    receive("A03", "10", pid("1"), pv1("V2"), DIAGNOSIS);
    Encounter visit = onlyVisit();
    assertThat(visit.getStatus()).isEqualTo(EncounterStatus.FINISHED);
    assertThat(current(visit.getIdentifier())).containsExactly("V2");
    assertThat(old(visit.getIdentifier())).containsExactly("V1");
    assertThat(visit.getPeriod().getStartElement().getHour()).isEqualTo(8);
    assertThat(hub.all(Condition.class)).hasSize(1);
    receive("A13", "11", pid("1"), pv1("V1"));
    assertThat(onlyVisit().getStatus()).isEqualTo(EncounterStatus.INPROGRESS);
  }

  @Test
  void theOtherNumberOfAVisitChanges() {
    String alternate = pv1("V1") + "|".repeat(31);
    receive("A01", "08", pid("1"), alternate + "X1^^^OUT");
    receive("A51", "09", pid("1"), alternate + "X2^^^OUT", "MRG||||||X1^^^OUT");
    assertThat(current(onlyVisit().getIdentifier())).containsExactlyInAnyOrder("V1", "X2");
    assertThat(old(onlyVisit().getIdentifier())).containsExactly("X1");
  }

  @Test
  void aVisitMovesToAnotherPatientWithWhatBelongsToIt() {
    receive("A01", "08", pid("1", "A1"), pv1("V1"), DIAGNOSIS);
    receive("A01", "08", pid("1", "A1"), pv1("V2"));
    receive("A45", "09", pid("2", "A2"), mrg("1", "A1", "V1"), pv1("V1"));
    assertThat(hub.encounter("V1").getSubject().getReference()).isEqualTo(reference("2"));
    assertThat(hub.the(Condition.class).getSubject().getReference()).isEqualTo(reference("2"));
    assertThat(hub.encounter("V1").getAccountFirstRep().getReference())
        .endsWith(account("A2").getIdPart());
    assertThat(hub.encounter("V2").getSubject().getReference()).isEqualTo(reference("1"));
    assertThat(hub.activePatients()).hasSize(2);
  }

  @Test
  void anAccountMovesToAnotherPatientWithItsVisits() {
    receive("A01", "08", pid("1", "A1"), pv1("V1"), DIAGNOSIS);
    receive("A01", "08", pid("1", "A3"), pv1("V3"));
    receive("A44", "09", pid("2", "A1"), mrg("1", "A1", ""));
    assertThat(account("A1").getSubjectFirstRep().getReference()).isEqualTo(reference("2"));
    assertThat(hub.encounter("V1").getSubject().getReference()).isEqualTo(reference("2"));
    assertThat(hub.the(Condition.class).getSubject().getReference()).isEqualTo(reference("2"));
    assertThat(hub.encounter("V3").getSubject().getReference()).isEqualTo(reference("1"));
  }

  @Test
  void aMovedNumberStaysWithItsRecord() {
    receive("A28", "08", pid("1"));
    assertThat(receive("A43", "09", pid("1"), mrg("1", "", ""))).isEmpty();
    assertThat(receive("A43", "10", pid("2"), mrg("1", "", "")))
        .extracting(Finding::code)
        .containsExactly("move-of-two-numbers");
    assertThat(hub.activePatients()).hasSize(2);
  }

  @Test
  void linkedPatientsStayTwoRecordsAndMayBeUnlinked() {
    receive("A24", "08", pid("1"), pid("2"));
    assertThat(hub.activePatients()).hasSize(2);
    assertThat(hub.patient("1").getLinkFirstRep().getType()).isEqualTo(LinkType.SEEALSO);
    assertThat(hub.patient("1").getLinkFirstRep().getOther().getReference())
        .isEqualTo(reference("2"));
    receive("A08", "09", pid("1"));
    assertThat(hub.patient("1").getLink()).hasSize(1);
    receive("A37", "10", pid("1"), pid("2"));
    assertThat(hub.patient("1").getLink()).isEmpty();
    assertThat(hub.patient("2").getLink()).isEmpty();
    receive("A24", "08", pid("1"), pid("2"));
    assertThat(hub.patient("1").getLink()).as("a late link").isEmpty();
  }

  @Test
  void aMergeWithoutTheNumbersItIsAboutIsRefused() {
    refused("A41", "PID-18", pid("1"), mrg("", "A1", ""));
    refused("A41", "MRG-3", pid("1", "A2"), mrg("1", "", ""));
    refused("A42", "PV1-19", pid("1"), mrg("", "", "V1"));
    refused("A40", "MRG", pid("1"));
  }

  private void refused(String trigger, String location, String... segments) {
    assertThatExceptionOfType(NotTranslatable.class)
        .isThrownBy(() -> hub.receive(event(trigger, "08", segments)))
        .satisfies(
            refused ->
                assertThat(refused.findings())
                    .extracting(Finding::location)
                    .containsExactly(location));
  }
}
