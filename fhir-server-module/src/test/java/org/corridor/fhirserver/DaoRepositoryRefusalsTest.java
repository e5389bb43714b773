package org.corridor.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.corridor.fhirserver.Changes.deciding;
import static org.corridor.fhirserver.Changes.putting;
import static org.corridor.fhirserver.Samples.key;
import static org.corridor.fhirserver.Samples.newId;
import static org.corridor.fhirserver.Samples.observationOf;
import static org.corridor.fhirserver.Samples.patient;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.corridor.repository.Change;
import org.corridor.repository.ChangeRefused;
import org.corridor.repository.FhirRepository;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be stored, however often it is tried. */
@ParameterizedClass
@MethodSource("org.corridor.fhirserver.Store#all")
class DaoRepositoryRefusalsTest {

  private final FhirRepository repository;
  private final Content content;

  DaoRepositoryRefusalsTest(Store store) {
    this.repository = store.bean(FhirRepository.class);
    this.content = new Content(repository);
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
  void allIsStoredOrNothing() {
    Patient patient = patient();
    Observation orphan = observationOf(patient());

    assertThatThrownBy(() -> repository.commit(List.of(putting(patient), putting(orphan))))
        .isInstanceOf(ChangeRefused.class)
        .hasMessageContaining("Observation.subject");

    assertThat(content.find(key(patient))).isEmpty();
  }

  private static String stackTraceOf(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
