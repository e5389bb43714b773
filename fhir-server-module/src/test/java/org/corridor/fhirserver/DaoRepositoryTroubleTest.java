package org.corridor.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.corridor.fhirserver.Changes.deciding;
import static org.corridor.fhirserver.Changes.editing;
import static org.corridor.fhirserver.Changes.putting;
import static org.corridor.fhirserver.Samples.key;
import static org.corridor.fhirserver.Samples.patient;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.corridor.repository.Change;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryUnavailable;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Others are faster, or the database is away: what may be tried again. */
@ParameterizedClass
@MethodSource("org.corridor.fhirserver.Store#all")
class DaoRepositoryTroubleTest {

  private final Store store;
  private final FhirRepository repository;
  private final Content content;

  DaoRepositoryTroubleTest(Store store) {
    this.store = store;
    this.repository = store.bean(FhirRepository.class);
    this.content = new Content(repository);
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

    assertThat(content.stored(key(patient), Patient.class).getName())
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
    assertThat(content.find(key(patient))).isPresent();
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
}
