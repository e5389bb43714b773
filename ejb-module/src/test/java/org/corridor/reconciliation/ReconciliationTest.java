package org.corridor.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.corridor.testing.InMemoryRepository;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

  private static final Instant MORNING = Instant.parse("2025-06-11T08:00:00Z");
  private static final Instant NOON = Instant.parse("2025-06-11T12:00:00Z");
  private static final Instant EVENING = Instant.parse("2025-06-11T20:00:00Z");

  private final InMemoryRepository repository = new InMemoryRepository();

  private static Patient patient() {
    Patient patient = new Patient();
    patient.setId("p");
    return patient;
  }

  private static Patient living(String city) {
    Patient patient = patient();
    patient.addAddress().setUse(AddressUse.HOME).setCity(city);
    return patient;
  }

  private static Patient reachable(ContactPointUse use, String number) {
    Patient patient = patient();
    patient.addTelecom().setSystem(ContactPointSystem.PHONE).setUse(use).setValue(number);
    return patient;
  }

  private List<String> asserted(Instant time, Patient patient, String... cleared) {
    Draft draft = Draft.asserted(patient, time, Set.of(cleared));
    return repository.commit(new Reconciliation(List.of(draft), List.of()));
  }

  private List<String> mentioned(Instant time, Patient patient) {
    return repository.commit(
        new Reconciliation(List.of(Draft.mentioned(patient, time)), List.of()));
  }

  private Patient stored() {
    return (Patient) repository.get("Patient/p").orElseThrow();
  }

  private String city() {
    return stored().getAddressFirstRep().getCity();
  }

  private List<String> numbers() {
    return stored().getTelecom().stream().map(ContactPoint::getValue).toList();
  }

  @Test
  void newerFactsReplaceOlderOnes() {
    asserted(MORNING, living("Lima"));
    asserted(NOON, living("Akron"));
    assertThat(city()).isEqualTo("Akron");
    assertThat(stored().getAddress()).hasSize(1);
  }

  @Test
  void olderFactsDoNotOverwrite() {
    asserted(NOON, living("Akron"));
    assertThat(asserted(MORNING, living("Lima"))).isEmpty();
    assertThat(city()).isEqualTo("Akron");
  }

  @Test
  void olderFactsAddWhatWasNeverSaid() {
    asserted(NOON, living("Akron"));
    asserted(MORNING, living("Lima").setGender(AdministrativeGender.FEMALE));
    assertThat(stored().getGender()).isEqualTo(AdministrativeGender.FEMALE);
    assertThat(city()).isEqualTo("Akron");
  }

  @Test
  void aRepetitionIsNewerTooEvenThoughNothingChanges() {
    asserted(MORNING, living("Akron"));
    asserted(EVENING, living("Akron"));
    asserted(NOON, living("Lima"));
    assertThat(city()).isEqualTo("Akron");
  }

  @Test
  void ofTheSameTimeTheLaterArrivalWins() {
    asserted(NOON, living("Lima"));
    asserted(NOON, living("Akron"));
    assertThat(city()).isEqualTo("Akron");
  }

  @Test
  void sayingTheSameAgainWritesNothing() {
    Patient patient = living("Akron").setGender(AdministrativeGender.MALE);
    patient.addTelecom().setUse(ContactPointUse.HOME).setValue("1");
    patient.addTelecom().setUse(ContactPointUse.WORK).setValue("2");
    assertThat(asserted(NOON, patient)).hasSize(1);
    assertThat(asserted(NOON, patient)).isEmpty();
    assertThat(asserted(NOON, reachable(ContactPointUse.HOME, "3"))).hasSize(1);
  }

  @Test
  void absentKeepsAndClearedDeletes() {
    asserted(MORNING, living("Akron").setGender(AdministrativeGender.MALE));
    asserted(NOON, patient(), "gender");
    assertThat(stored().hasGender()).isFalse();
    assertThat(city()).isEqualTo("Akron");
  }

  @Test
  void onlyTheClearedItemsOfAListGo() {
    asserted(MORNING, reachable(ContactPointUse.HOME, "1"));
    asserted(NOON, reachable(ContactPointUse.WORK, "2"));
    asserted(EVENING, patient(), "telecom{use=home}");
    assertThat(numbers()).containsExactly("2");
  }

  @Test
  void anOlderMessageDoesNotBringBackWhatWasDeleted() {
    asserted(MORNING, living("Akron").setGender(AdministrativeGender.MALE));
    asserted(EVENING, patient(), "gender", "address");
    asserted(NOON, living("Lima").setGender(AdministrativeGender.MALE));
    assertThat(stored().hasGender()).isFalse();
    assertThat(stored().hasAddress()).isFalse();
  }

  @Test
  void aNewerMessageSaysAgainWhatWasDeletedAndItCountsAgain() {
    asserted(MORNING, patient(), "gender");
    asserted(NOON, patient().setGender(AdministrativeGender.MALE));
    assertThat(stored().getGender()).isEqualTo(AdministrativeGender.MALE);
    assertThat(Memory.marks(stored())).isEmpty();
  }

  @Test
  void whatWasSaidAfterTheDeletionIsAddedEvenWhenItArrivesLate() {
    asserted(MORNING, living("Akron"), "gender");
    asserted(EVENING, living("Akron"));
    asserted(NOON, patient().setGender(AdministrativeGender.MALE));
    assertThat(stored().getGender()).isEqualTo(AdministrativeGender.MALE);
  }

  @Test
  void aSlotOfAListIsReplacedAndTheOthersStay() {
    asserted(MORNING, reachable(ContactPointUse.HOME, "1"));
    asserted(MORNING, reachable(ContactPointUse.WORK, "2"));
    asserted(NOON, reachable(ContactPointUse.HOME, "3"));
    assertThat(numbers()).containsExactly("3", "2");
  }

  @Test
  void aMentionCreatesAndFillsGapsAndOverwritesNothing() {
    assertThat(mentioned(NOON, living("Lima"))).hasSize(1);
    asserted(MORNING, living("Akron"));
    assertThat(city()).isEqualTo("Akron");
    mentioned(EVENING, living("Lima").setGender(AdministrativeGender.MALE));
    assertThat(city()).isEqualTo("Akron");
    assertThat(stored().getGender()).isEqualTo(AdministrativeGender.MALE);
  }

  @Test
  void aMentionDoesNotBringBackWhatWasDeleted() {
    asserted(NOON, patient(), "telecom{use=home}");
    mentioned(EVENING, reachable(ContactPointUse.HOME, "1"));
    mentioned(EVENING, reachable(ContactPointUse.WORK, "2"));
    assertThat(numbers()).containsExactly("2");
  }

  @Test
  void groupsOfFactsAreMergedOneByOne() {
    Encounter admitted = new Encounter();
    admitted.setId("e");
    admitted.getHospitalization().setAdmitSource(new CodeableConcept().setText("home"));
    admitted.getHospitalization().setReAdmission(new CodeableConcept().setText("again"));
    Encounter left = new Encounter();
    left.setId("e");
    left.getHospitalization().setDischargeDisposition(new CodeableConcept().setText("well"));
    repository.commit(
        new Reconciliation(List.of(Draft.asserted(admitted, MORNING, Set.of())), List.of()));
    repository.commit(
        new Reconciliation(
            List.of(Draft.asserted(left, NOON, Set.of("hospitalization.reAdmission"))), List.of()));
    Encounter stored = (Encounter) repository.get("Encounter/e").orElseThrow();
    assertThat(stored.getHospitalization().getAdmitSource().getText()).isEqualTo("home");
    assertThat(stored.getHospitalization().getDischargeDisposition().getText()).isEqualTo("well");
    assertThat(stored.getHospitalization().hasReAdmission()).isFalse();
  }

  @Test
  void decidingLeavesTheStoredResourceAndTheDraftAlone() {
    asserted(MORNING, living("Lima"));
    Patient draft = living("Akron");
    Patient before = stored();
    Reconciliation change =
        new Reconciliation(List.of(Draft.asserted(draft, NOON, Set.of())), List.of());
    new InMemoryRepository().commit(change);
    repository.commit(change);
    assertThat(draft.equalsDeep(living("Akron"))).isTrue();
    assertThat(draft.getMeta().isEmpty()).isTrue();
    assertThat(before.getAddressFirstRep()).extracting(Address::getCity).isEqualTo("Lima");
  }

  private void observed(Instant time, Type when) {
    Observation observation = new Observation();
    observation.setId("o");
    observation.setEffective(when);
    Draft draft = Draft.asserted(observation, time, Set.of());
    repository.commit(new Reconciliation(List.of(draft), List.of()));
  }

  private Type observedWhen() {
    return ((Observation) repository.get("Observation/o").orElseThrow()).getEffective();
  }

  @Test
  void aMomentMayBecomeAPeriodAndBack() {
    observed(MORNING, new DateTimeType("2025-06-11"));
    observed(NOON, new Period().setStartElement(new DateTimeType("2025-06-11")));
    assertThat(observedWhen()).isInstanceOf(Period.class);
    observed(MORNING, new DateTimeType("2025-06-10"));
    assertThat(observedWhen()).isInstanceOf(Period.class);
    observed(EVENING, new DateTimeType("2025-06-12"));
    assertThat(observedWhen().primitiveValue()).isEqualTo("2025-06-12");
  }
}
