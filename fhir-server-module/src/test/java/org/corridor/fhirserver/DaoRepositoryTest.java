package org.corridor.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.corridor.fhirserver.Changes.deciding;
import static org.corridor.fhirserver.Changes.editing;
import static org.corridor.fhirserver.Changes.putting;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.corridor.repository.Change;
import org.corridor.repository.ChangeRefused;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryUnavailable;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("org.corridor.fhirserver.Store#all")
class DaoRepositoryTest {

  private static final String EVENT_TIME = "https://corridor.example/event-time";

  private final Store store;
  private final FhirRepository repository;

  DaoRepositoryTest(Store store) {
    this.store = store;
    this.repository = store.bean(FhirRepository.class);
  }

  @Test
  void whatIsDecidedIsStored() {
    Patient patient = patient();
    Observation observation = observationOf(patient);

    List<List<String>> references =
        repository.commit(List.of(putting(observation, patient), putting(practitioner())));

    assertThat(references).hasSize(2);
    assertThat(references.get(0))
        .containsExactly(key(observation) + "/_history/1", key(patient) + "/_history/1");
    assertThat(stored(key(observation), Observation.class).getSubject().getReference())
        .isEqualTo(key(patient));
  }

  @Test
  void aChangeMadeTwiceLeavesTheSameState() {
    Patient patient = patient();
    Change change = putting(patient, observationOf(patient));
    List<List<String>> first = repository.commit(List.of(change));

    List<List<String>> second = repository.commit(List.of(change));

    assertThat(second).isEqualTo(first);
  }

  @Test
  void aCorrectionMakesANewVersion() {
    Patient patient = patient();
    repository.commit(List.of(putting(patient)));

    List<List<String>> references =
        repository.commit(List.of(editing(key(patient), Patient.class, it -> it.setActive(false))));

    assertThat(references).containsExactly(List.of(key(patient) + "/_history/2"));
    assertThat(stored(key(patient), Patient.class).getActive()).isFalse();
  }

  @Test
  void allIsStoredOrNothing() {
    Patient patient = patient();
    Observation orphan = observationOf(patient());

    assertThatThrownBy(() -> repository.commit(List.of(putting(patient), putting(orphan))))
        .isInstanceOf(ChangeRefused.class)
        .hasMessageContaining("Observation.subject");

    assertThat(find(key(patient))).isEmpty();
  }

  @Test
  void aChangeSeesTheDecisionsBeforeIt() {
    Patient patient = patient();
    Change second =
        editing(key(patient), Patient.class, it -> it.addName().setFamily("Added later"));

    List<List<String>> references = repository.commit(List.of(putting(patient), second));

    assertThat(references)
        .containsExactly(
            List.of(key(patient) + "/_history/1"), List.of(key(patient) + "/_history/1"));
    assertThat(stored(key(patient), Patient.class).getName()).hasSize(2);
  }

  @Test
  void resourcesThatReferToEachOtherAreStored() {
    Patient patient = patient();
    Condition condition = new Condition();
    condition.setId(newId());
    condition.setSubject(new Reference(key(patient)));
    Encounter encounter = new Encounter();
    encounter.setId(newId());
    encounter.setStatus(Encounter.EncounterStatus.INPROGRESS);
    encounter.setSubject(new Reference(key(patient)));
    encounter.addDiagnosis().setCondition(new Reference(key(condition)));
    condition.setEncounter(new Reference(key(encounter)));

    repository.commit(List.of(putting(encounter, condition, patient)));

    assertThat(stored(key(encounter), Encounter.class).getDiagnosisFirstRep().getCondition())
        .extracting(Reference::getReference)
        .isEqualTo(key(condition));
    assertThat(stored(key(condition), Condition.class).getEncounter().getReference())
        .isEqualTo(key(encounter));
    assertThat(referrers(key(encounter), 10)).containsExactly(key(condition));
    assertThat(referrers(key(condition), 10)).containsExactly(key(encounter));
  }

  @Test
  void labelsAndExtensionsOfMetaSurvive() {
    Patient patient = patient();
    patient.getMeta().addExtension(EVENT_TIME, new InstantType("2026-03-01T10:00:00.000Z"));
    patient.getMeta().addTag("http://example.org/tags", "checked", null);
    patient.getMeta().setSource("urn:example:registration");
    repository.commit(List.of(putting(patient)));
    repository.commit(
        List.of(editing(key(patient), Patient.class, it -> it.addName().setFamily("Second"))));

    Patient stored = stored(key(patient), Patient.class);

    assertThat(stored.getName()).hasSize(2);
    assertThat(stored.getMeta().getExtensionString(EVENT_TIME))
        .isEqualTo("2026-03-01T10:00:00.000Z");
    assertThat(stored.getMeta().getTagFirstRep().getCode()).isEqualTo("checked");
    assertThat(stored.getMeta().getSource()).isEqualTo("urn:example:registration");
  }

  @Test
  void whatRefersToAResourceIsFound() {
    Patient patient = patient();
    Observation first = observationOf(patient);
    Observation second = observationOf(patient);
    repository.commit(List.of(putting(patient, first, second)));

    assertThat(referrers(key(patient), 10)).containsExactlyInAnyOrder(key(first), key(second));
    assertThat(referrers(key(patient), 1)).hasSize(1);
  }

  @Test
  void whatRefersToAResourceFollowsTheDecisionsBefore() {
    Patient old = patient();
    Patient survivor = patient();
    Observation moved = observationOf(old);
    Observation left = observationOf(old);
    repository.commit(List.of(putting(old, survivor, moved, left)));
    Observation added = observationOf(old);
    Change move =
        editing(key(moved), Observation.class, it -> it.setSubject(new Reference(key(survivor))));
    CompletableFuture<List<String>> seen = new CompletableFuture<>();
    Change look =
        deciding(
            Set.of(),
            stored -> {
              seen.complete(keys(stored.referringTo(key(old), 10)));
              return List.of();
            });

    repository.commit(List.of(move, putting(added), look));

    assertThat(seen.join()).containsExactlyInAnyOrder(key(left), key(added));
  }

  @Test
  void whatHasANumberIsFoundByIt() {
    Patient stored = patient();
    stored.addIdentifier().setSystem("urn:example:numbers").setValue(stored.getIdPart());
    repository.commit(List.of(putting(stored)));
    Patient added = patient();
    added.addIdentifier(stored.getIdentifierFirstRep().copy());
    CompletableFuture<List<String>> found = new CompletableFuture<>();
    CompletableFuture<List<String>> others = new CompletableFuture<>();
    Change look =
        deciding(
            Set.of(),
            known -> {
              String number = stored.getIdPart();
              found.complete(keys(known.numbered("Patient", "urn:example:numbers", number)));
              others.complete(keys(known.numbered("Patient", "urn:example:others", number)));
              return List.of();
            });

    repository.commit(List.of(putting(added), look));

    assertThat(found.join()).containsExactlyInAnyOrder(key(stored), key(added));
    assertThat(others.join()).isEmpty();
  }

  @Test
  void whatWasDeletedIsAbsentAndMayComeBack() {
    Patient patient = patient();
    repository.commit(List.of(putting(patient)));
    store
        .bean(DaoRegistry.class)
        .getResourceDao(Patient.class)
        .delete(new IdType(key(patient)), new SystemRequestDetails());

    assertThat(find(key(patient))).isEmpty();
    assertThat(repository.commit(List.of(putting(patient))))
        .containsExactly(List.of(key(patient) + "/_history/3"));
    assertThat(find(key(patient))).isPresent();
  }

  @Test
  void aFasterWriterIsNotOverwritten() throws Exception {
    Patient patient = patient();
    repository.commit(List.of(putting(patient)));
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch overtaken = new CountDownLatch(1);
    Change slow =
        editing(
            key(patient),
            Patient.class,
            it -> {
              read.countDown();
              await(overtaken);
              it.addName().setFamily("Slow");
            });
    CompletableFuture<Throwable> outcome =
        CompletableFuture.supplyAsync(() -> catchThrowable(() -> repository.commit(List.of(slow))));
    await(read);
    repository.commit(
        List.of(editing(key(patient), Patient.class, it -> it.addName().setFamily("Fast"))));
    overtaken.countDown();

    assertThat(outcome.get(60, TimeUnit.SECONDS)).isInstanceOf(RepositoryUnavailable.class);
    repository.commit(List.of(slow));

    assertThat(stored(key(patient), Patient.class).getName())
        .extracting(name -> name.getFamily())
        .containsExactly("Example", "Fast", "Slow");
  }

  @Test
  void ofTwoWhoCreateTheSameOneTriesAgain() throws Exception {
    Patient patient = patient();
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch overtaken = new CountDownLatch(1);
    Change slow =
        deciding(
            Set.of(key(patient)),
            stored -> {
              read.countDown();
              await(overtaken);
              return List.of(patient);
            });
    CompletableFuture<Throwable> outcome =
        CompletableFuture.supplyAsync(() -> catchThrowable(() -> repository.commit(List.of(slow))));
    await(read);
    repository.commit(List.of(putting(patient)));
    overtaken.countDown();

    assertThat(outcome.get(60, TimeUnit.SECONDS)).isInstanceOf(RepositoryUnavailable.class);
    assertThat(repository.commit(List.of(slow)))
        .containsExactly(List.of(key(patient) + "/_history/1"));
  }

  @Test
  void aDatabaseThatIsAwayIsWorthAnotherTry() {
    Patient patient = patient();
    Cable cable = store.bean(Cable.class);
    cable.cut();
    try {
      assertThat(repository.answers()).isFalse();
      assertThatThrownBy(() -> repository.commit(List.of(putting(patient))))
          .isInstanceOf(RepositoryUnavailable.class);
    } finally {
      cable.mend();
    }

    assertThat(repository.answers()).isTrue();
    repository.commit(List.of(putting(patient)));
    assertThat(find(key(patient))).isPresent();
  }

  @Test
  void aRefusalNamesNoPatient() {
    Patient patient = patient();
    patient.getNameFirstRep().setFamily("Verysecret");
    patient.addGeneralPractitioner(new Reference("Practitioner/" + newId()));

    Throwable refusal = catchThrowable(() -> repository.commit(List.of(putting(patient))));

    assertThat(refusal).isInstanceOf(ChangeRefused.class);
    assertThat(refusal).hasStackTraceContaining("Patient.generalPractitioner");
    assertThat(stackTraceOf(refusal))
        .doesNotContain("Verysecret")
        .doesNotContain(patient.getIdElement().getIdPart());
  }

  @Test
  void whatAChangeThrowsComesOutAsItIs() {
    IllegalStateException mistake = new IllegalStateException("a mistake in the change");
    Change change =
        deciding(
            Set.of(),
            stored -> {
              throw mistake;
            });

    assertThatThrownBy(() -> repository.commit(List.of(change))).isSameAs(mistake);
  }

  @Test
  void aResourceWithoutAnIdIsRefused() {
    assertThatThrownBy(
            () -> repository.commit(List.of(deciding(Set.of(), it -> List.of(new Patient())))))
        .isInstanceOf(ChangeRefused.class)
        .hasMessageContaining("Patient without an id");
  }

  @Test
  void anIdThatFhirDoesNotKnowIsRefused() {
    Patient patient = patient();
    patient.setId("not an id!");

    assertThatThrownBy(() -> repository.commit(List.of(putting(patient))))
        .isInstanceOf(ChangeRefused.class);
  }

  @Test
  void theCallersContextClassLoaderIsGivenBack() {
    ClassLoader mine = new ClassLoader(null) {};
    Thread.currentThread().setContextClassLoader(mine);
    try {
      repository.commit(List.of(putting(patient())));

      assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(mine);
    } finally {
      Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
    }
  }

  private Optional<Resource> find(String reference) {
    CompletableFuture<Optional<Resource>> found = new CompletableFuture<>();
    repository.commit(
        List.of(
            deciding(
                Set.of(reference),
                stored -> {
                  found.complete(stored.get(reference));
                  return List.of();
                })));
    return found.join();
  }

  private <T extends Resource> T stored(String reference, Class<T> type) {
    return type.cast(find(reference).orElseThrow());
  }

  private List<String> referrers(String reference, int limit) {
    CompletableFuture<List<String>> found = new CompletableFuture<>();
    repository.commit(
        List.of(
            deciding(
                Set.of(),
                stored -> {
                  found.complete(keys(stored.referringTo(reference, limit)));
                  return List.of();
                })));
    return found.join();
  }

  private static List<String> keys(List<Resource> resources) {
    return resources.stream().map(DaoRepositoryTest::key).toList();
  }

  private static String key(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private static Patient patient() {
    Patient patient = new Patient();
    patient.setId(newId());
    patient.addName().setFamily("Example");
    return patient;
  }

  private static Observation observationOf(Patient patient) {
    Observation observation = new Observation();
    observation.setId(newId());
    observation.setStatus(Observation.ObservationStatus.FINAL);
    observation.setSubject(new Reference(key(patient)));
    return observation;
  }

  private static Practitioner practitioner() {
    Practitioner practitioner = new Practitioner();
    practitioner.setId(newId());
    return practitioner;
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(60, TimeUnit.SECONDS)) {
        Assertions.fail("waited in vain");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String stackTraceOf(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
