package org.corridor.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.corridor.shared.Finding;
import org.corridor.testing.InMemoryRepository;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class MergingTest {

  private static final Instant NOON = Instant.parse("2025-06-11T12:00:00Z");

  private final InMemoryRepository repository = new InMemoryRepository();

  private static Patient patient(String number) {
    Patient patient = new Patient();
    patient.setId(number);
    patient.addIdentifier().setSystem("urn:mrn").setValue(number);
    return patient;
  }

  private static DateType born(String day) {
    return new DateType(day);
  }

  private static Draft stated(Patient patient) {
    return Draft.asserted(patient.copy().setActive(true), NOON, Set.of());
  }

  private Reconciliation commit(List<Draft> drafts, RecordMerge... merges) {
    Reconciliation change = new Reconciliation(drafts, List.of(merges));
    repository.commit(change);
    return change;
  }

  private Reconciliation merge(String survivor, String prior) {
    return commit(
        List.of(stated(patient(survivor))),
        new RecordMerge("Patient/" + survivor, patient(prior), false));
  }

  private void visit(String id, String number) {
    Encounter encounter = new Encounter();
    encounter.setId(id);
    encounter.setSubject(new Reference("Patient/" + number));
    commit(List.of(stated(patient(number)), Draft.asserted(encounter, NOON, Set.of())));
  }

  private Patient stored(String number) {
    return (Patient) repository.get("Patient/" + number).orElseThrow();
  }

  private String visitor(String id) {
    return ((Encounter) repository.get("Encounter/" + id).orElseThrow())
        .getSubject()
        .getReference();
  }

  private static String linked(Patient patient, LinkType type) {
    return patient.getLink().stream()
        .filter(link -> link.getType() == type)
        .map(link -> link.getOther().getReference())
        .findFirst()
        .orElse("nobody");
  }

  @Test
  void thePriorIsRetiredAndBothAreLinked() {
    commit(List.of(stated(patient("1"))));
    commit(List.of(stated(patient("2"))));
    merge("1", "2");
    assertThat(stored("2").getActive()).isFalse();
    assertThat(linked(stored("2"), LinkType.REPLACEDBY)).isEqualTo("Patient/1");
    assertThat(stored("1").getActive()).isTrue();
    assertThat(linked(stored("1"), LinkType.REPLACES)).isEqualTo("Patient/2");
  }

  @Test
  void theSurvivorKeepsItsNumberAndIsFoundUnderTheOldOne() {
    commit(List.of(stated(patient("2"))));
    merge("1", "2");
    List<Identifier> numbers = stored("1").getIdentifier();
    assertThat(numbers).extracting(Identifier::getValue).containsExactly("1", "2");
    assertThat(numbers.get(1).getUse()).isEqualTo(IdentifierUse.OLD);
    commit(List.of(stated(patient("1"))));
    assertThat(stored("1").getIdentifier()).hasSize(2);
  }

  @Test
  void whatReferredToThePriorRefersToTheSurvivor() {
    visit("a", "2");
    visit("b", "2");
    visit("c", "3");
    merge("1", "2");
    assertThat(visitor("a")).isEqualTo("Patient/1");
    assertThat(visitor("b")).isEqualTo("Patient/1");
    assertThat(visitor("c")).isEqualTo("Patient/3");
  }

  @Test
  void moreReferencesThanOneTransactionTakesAreMovedByFurtherOnes() {
    int many = Merging.REFERENCES_AT_ONCE + 1;
    for (int i = 0; i < many; i++) {
      visit("v" + i, "2");
    }
    Reconciliation change = merge("1", "2");
    assertThat(change.isUnfinished()).isTrue();
    repository.commit(change);
    assertThat(change.isUnfinished()).isFalse();
    for (int i = 0; i < many; i++) {
      assertThat(visitor("v" + i)).isEqualTo("Patient/1");
    }
    assertThat(change.findings()).isEmpty();
  }

  @Test
  void repeatingAMergeWritesNothing() {
    visit("a", "2");
    merge("1", "2");
    int written = repository.written().size();
    merge("1", "2");
    assertThat(repository.written()).hasSize(written);
  }

  @Test
  void anUnknownPriorLeavesAnInactiveRecordThatLeadsToTheSurvivor() {
    merge("1", "2");
    assertThat(stored("2").getActive()).isFalse();
    visit("a", "2");
    assertThat(visitor("a")).isEqualTo("Patient/1");
  }

  @Test
  void whatIsSaidUnderTheOldNumberCompletesTheSurvivorAndChangesNothing() {
    commit(List.of(stated(patient("1").setBirthDateElement(born("1950-01-01")))));
    merge("1", "2");
    Patient late = patient("2").setBirthDateElement(born("1960-01-01"));
    late.addAddress().setCity("Akron");
    commit(List.of(stated(late)));
    assertThat(stored("1").getBirthDateElement().getValueAsString()).isEqualTo("1950-01-01");
    assertThat(stored("1").getAddressFirstRep().getCity()).isEqualTo("Akron");
    assertThat(stored("1").getIdentifierFirstRep().getValue()).isEqualTo("1");
    assertThat(stored("2").getActive()).isFalse();
    assertThat(stored("2").hasAddress()).isFalse();
  }

  @Test
  void chainsOfMergesAreFollowedToTheirEnd() {
    merge("2", "3");
    merge("1", "2");
    visit("a", "3");
    assertThat(visitor("a")).isEqualTo("Patient/1");
    merge("3", "4");
    visit("b", "4");
    assertThat(visitor("b")).isEqualTo("Patient/1");
  }

  @Test
  void aMergeTheOtherWayRoundIsNotAppliedButNoticed() {
    merge("1", "2");
    Reconciliation reversed = merge("2", "1");
    assertThat(reversed.findings()).extracting(Finding::code).containsExactly("merge-reversed");
    assertThat(stored("1").getActive()).isTrue();
    assertThat(stored("2").getActive()).isFalse();
    assertThat(linked(stored("1"), LinkType.REPLACEDBY)).isEqualTo("nobody");
  }

  @Test
  void aPriorThatBelongsToSomebodyElseStaysThere() {
    merge("1", "2");
    Reconciliation second = merge("3", "2");
    assertThat(second.findings()).extracting(Finding::code).containsExactly("merged-elsewhere");
    assertThat(linked(stored("2"), LinkType.REPLACEDBY)).isEqualTo("Patient/1");
  }

  @Test
  void aCircleMadeBySomebodyElseEndsTheChase() {
    Patient one = patient("1");
    one.addLink().setType(LinkType.REPLACEDBY).setOther(new Reference("Patient/2"));
    Patient two = patient("2");
    two.addLink().setType(LinkType.REPLACEDBY).setOther(new Reference("Patient/1"));
    commit(List.of(stated(one), stated(two)));
    visit("a", "1");
    assertThat(visitor("a")).isEqualTo("Patient/1");
  }
}
