package org.corridor.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.fhirserver.Changes.deciding;
import static org.corridor.fhirserver.Changes.editing;
import static org.corridor.fhirserver.Changes.putting;
import static org.corridor.fhirserver.Samples.key;
import static org.corridor.fhirserver.Samples.newId;
import static org.corridor.fhirserver.Samples.observationOf;
import static org.corridor.fhirserver.Samples.patient;
import static org.corridor.fhirserver.Samples.practitioner;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.corridor.repository.Change;
import org.corridor.repository.FhirRepository;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written and found. */
@ParameterizedClass
@MethodSource("org.corridor.fhirserver.Store#all")
class DaoRepositoryTest {

  private static final String EVENT_TIME = "https://corridor.example/event-time";

  private final Store store;
  private final FhirRepository repository;
  private final Content content;

  DaoRepositoryTest(Store store) {
    this.store = store;
    this.repository = store.bean(FhirRepository.class);
    this.content = new Content(repository);
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
    assertThat(content.stored(key(observation), Observation.class).getSubject().getReference())
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
    assertThat(content.stored(key(patient), Patient.class).getActive()).isFalse();
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
    assertThat(content.stored(key(patient), Patient.class).getName()).hasSize(2);
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

    assertThat(
            content.stored(key(encounter), Encounter.class).getDiagnosisFirstRep().getCondition())
        .extracting(Reference::getReference)
        .isEqualTo(key(condition));
    assertThat(content.stored(key(condition), Condition.class).getEncounter().getReference())
        .isEqualTo(key(encounter));
    assertThat(content.referrers(key(encounter), 10)).containsExactly(key(condition));
    assertThat(content.referrers(key(condition), 10)).containsExactly(key(encounter));
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

    Patient stored = content.stored(key(patient), Patient.class);

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

    assertThat(content.referrers(key(patient), 10))
        .containsExactlyInAnyOrder(key(first), key(second));
    assertThat(content.referrers(key(patient), 1)).hasSize(1);
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
              seen.complete(Content.keys(stored.referringTo(key(old), 10)));
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
              found.complete(
                  Content.keys(known.numbered("Patient", "urn:example:numbers", number)));
              others.complete(
                  Content.keys(known.numbered("Patient", "urn:example:others", number)));
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

    assertThat(content.find(key(patient))).isEmpty();
    assertThat(repository.commit(List.of(putting(patient))))
        .containsExactly(List.of(key(patient) + "/_history/3"));
    assertThat(content.find(key(patient))).isPresent();
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
}
