package org.corridor.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.fhirserver.Changes.editing;
import static org.corridor.fhirserver.Changes.putting;
import static org.corridor.fhirserver.Samples.key;
import static org.corridor.fhirserver.Samples.observationOf;
import static org.corridor.fhirserver.Samples.patient;
import static org.corridor.fhirserver.Samples.practitioner;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.Revision;
import org.corridor.repository.RevisionQuery;
import org.corridor.repository.VersionPlace;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What changed in a window of time. */
@ParameterizedClass
@MethodSource("org.corridor.fhirserver.Store#all")
class RevisionsTest {

  private final Store store;
  private final FhirRepository repository;

  RevisionsTest(Store store) {
    this.store = store;
    this.repository = store.bean(FhirRepository.class);
  }

  /** A moment between what was written before and what is written then. */
  private static Instant moment() {
    LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    Instant now = Clock.systemUTC().instant();
    LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    return Instant.ofEpochMilli(now.toEpochMilli());
  }

  private List<Revision> changed(Instant from, Instant to, String... types) {
    return changed(from, to, 100, types);
  }

  private List<Revision> changed(Instant from, Instant to, int most, String... types) {
    List<Revision> all = new ArrayList<>();
    Optional<VersionPlace> after = Optional.empty();
    while (true) {
      List<Revision> page =
          repository.changed(new RevisionQuery(List.of(types), from, to, after, most));
      if (page.isEmpty()) {
        return all;
      }
      assertThat(page).hasSizeLessThanOrEqualTo(most);
      all.addAll(page);
      after = Optional.of(page.get(page.size() - 1).place());
    }
  }

  private static Stream<String> versions(List<Revision> revisions) {
    return revisions.stream()
        .map(Revision::resource)
        .map(each -> key(each) + "/" + each.getIdElement().getVersionIdPart());
  }

  @Test
  void aResourceIsThereAsItStoodAtTheEndOfTheWindow() {
    Patient patient = patient();
    Instant start = moment();
    repository.commit(List.of(putting(patient)));
    repository.commit(
        List.of(editing(key(patient), Patient.class, it -> it.addName().setFamily("Second"))));
    Instant end = moment();
    repository.commit(
        List.of(editing(key(patient), Patient.class, it -> it.addName().setFamily("Third"))));
    Instant later = moment();

    List<Revision> first = changed(start, end, "Patient");
    assertThat(versions(first)).containsExactly(key(patient) + "/2");
    assertThat(((Patient) first.get(0).resource()).getName().get(1).getFamily())
        .isEqualTo("Second");
    assertThat(first.get(0).resource().getMeta().getLastUpdated()).isNotNull();
    assertThat(versions(changed(end, later, "Patient"))).containsExactly(key(patient) + "/3");
    assertThat(changed(later, moment(), "Patient")).isEmpty();
  }

  @Test
  void typesThatNobodyAskedForAndWhatWasDeletedAreNot() {
    Instant start = moment();
    Resource practitioner = practitioner();
    Patient patient = patient();
    Patient gone = patient();
    repository.commit(List.of(putting(practitioner, patient, gone, observationOf(patient))));
    Instant before = moment();
    store
        .bean(DaoRegistry.class)
        .getResourceDao(Patient.class)
        .delete(new IdType(key(gone)), new SystemRequestDetails());
    Instant end = moment();

    assertThat(versions(changed(start, end, "Patient", "Practitioner")))
        .containsExactlyInAnyOrder(key(patient) + "/1", key(practitioner) + "/1");
    assertThat(versions(changed(start, before, "Patient")))
        .containsExactlyInAnyOrder(key(patient) + "/1", key(gone) + "/1");
    assertThat(changed(before, end, "Patient")).isEmpty();
  }

  @Test
  void pagesFollowEachOtherAlsoWithinOneMoment() {
    Instant start = moment();
    List<Patient> patients = Stream.generate(Samples::patient).limit(7).toList();
    repository.commit(List.of(putting(patients.toArray(Resource[]::new))));
    Instant end = moment();

    assertThat(versions(changed(start, end, 3, "Patient")))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            patients.stream().map(each -> key(each) + "/1").toList());
  }
}
