package org.corridor.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.fhirserver.Changes.editing;
import static org.corridor.fhirserver.Changes.putting;
import static org.corridor.fhirserver.Samples.key;
import static org.corridor.fhirserver.Samples.newId;
import static org.corridor.fhirserver.Samples.observationOf;
import static org.corridor.fhirserver.Samples.patient;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.corridor.repository.ChangeBell;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.VersionPlace;
import org.corridor.repository.Written;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What was written, in its order, and what surrounds it. */
@ParameterizedClass
@MethodSource("org.corridor.fhirserver.Store#all")
class VersionsTest {

  private final Store store;
  private final FhirRepository repository;
  private final VersionPlace before =
      VersionPlace.before(Clock.systemUTC().instant().minusMillis(1));

  VersionsTest(Store store) {
    this.store = store;
    this.repository = store.bean(FhirRepository.class);
  }

  private List<String> references(List<Written> written) {
    return written.stream().map(Written::reference).toList();
  }

  @Test
  void everyVersionIsFoundInItsOrderAndPagesMeet() {
    Patient patient = patient();
    Observation observation = observationOf(patient);
    repository.commit(List.of(putting(patient, observation)));
    repository.commit(
        List.of(editing(key(patient), Patient.class, one -> one.setActive(!one.getActive()))));

    List<Written> all = repository.written(Set.of("Patient", "Observation"), before, 100);
    assertThat(references(all))
        .containsSubsequence(key(patient) + "/_history/1", key(patient) + "/_history/2")
        .contains(key(observation) + "/_history/1");
    assertThat(references(repository.written(Set.of("Observation"), before, 100)))
        .contains(key(observation) + "/_history/1")
        .noneMatch(one -> one.startsWith("Patient"));
    List<Written> first = repository.written(Set.of("Patient", "Observation"), before, 2);
    List<Written> rest =
        repository.written(Set.of("Patient", "Observation"), first.get(1).place(), 100);
    assertThat(first).isEqualTo(all.subList(0, 2));
    assertThat(rest).isEqualTo(all.subList(2, all.size()));
  }

  @Test
  void whatIsDeletedIsNotTold() {
    Patient patient = patient();
    repository.commit(List.of(putting(patient)));
    store
        .bean(DaoRegistry.class)
        .getResourceDao(Patient.class)
        .delete(new IdType(key(patient)), new SystemRequestDetails());

    assertThat(references(repository.written(Set.of("Patient"), before, 100)))
        .contains(key(patient) + "/_history/1")
        .doesNotContain(key(patient) + "/_history/2");
  }

  @Test
  void aVersionComesAsItWasWithWhatItRefersToAsThatIs() {
    Patient patient = patient();
    Observation observation = observationOf(patient);
    DiagnosticReport report = new DiagnosticReport();
    report.setId(newId());
    report.setStatus(DiagnosticReport.DiagnosticReportStatus.FINAL);
    report.getCode().setText("first");
    report.setSubject(new Reference(key(patient)));
    report.addResult(new Reference(key(observation)));
    repository.commit(List.of(putting(patient, observation, report)));
    repository.commit(
        List.of(
            editing(key(report), DiagnosticReport.class, one -> one.getCode().setText("second"))));
    repository.commit(
        List.of(editing(key(patient), Patient.class, one -> one.addName().setFamily("Later"))));

    List<Resource> around = repository.around(key(report) + "/_history/1", 10);

    assertThat(((DiagnosticReport) around.get(0)).getCode().getText()).isEqualTo("first");
    assertThat(around.get(0).getIdElement().getVersionIdPart()).isEqualTo("1");
    assertThat(around)
        .extracting(Resource::fhirType)
        .containsExactly("DiagnosticReport", "Observation", "Patient");
    assertThat(((Patient) around.get(2)).getName())
        .anyMatch(name -> "Later".equals(name.getFamily()));
    assertThat(repository.around(key(report) + "/_history/1", 2)).hasSize(2);
    assertThat(repository.around(key(report) + "/_history/9", 2)).isEmpty();
  }

  @Test
  void aCommitRingsTheBell() {
    AtomicInteger rung = new AtomicInteger();
    Runnable listener = rung::incrementAndGet;
    ChangeBell.listen(listener);
    try {
      repository.commit(List.of(putting(patient())));
    } finally {
      ChangeBell.forget(listener);
    }
    assertThat(rung.get()).isPositive();
  }
}
