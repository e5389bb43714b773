package org.corridor.fhirserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.corridor.bundles.BundleChange;
import org.corridor.bundles.ChangeBundle;
import org.corridor.bundles.Submission;
import org.corridor.journal.Arrival;
import org.corridor.journal.Format;
import org.corridor.repository.ChangeRefused;
import org.corridor.repository.FhirRepository;
import org.corridor.shared.MessageId;
import org.corridor.translation.Identity;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Bundles that come in, in the repository that keeps them. */
@ParameterizedClass
@MethodSource("org.corridor.fhirserver.Store#all")
class BundlesStoredTest {

  private final FhirRepository repository;
  private final Content content;
  private final String number = UUID.randomUUID().toString();

  BundlesStoredTest(Store store) {
    this.repository = store.bean(FhirRepository.class);
    this.content = new Content(repository);
  }

  private Arrival arrival(String json) {
    return new Arrival(
        MessageId.next(Clock.systemUTC()),
        "portal",
        Instant.parse("2026-11-21T12:00:00Z"),
        false,
        "",
        "B-" + number,
        "lab",
        "",
        "",
        "",
        List.of(),
        Format.FHIR,
        json.replace("NUMBER", number).getBytes(UTF_8));
  }

  private List<String> store(Arrival arrival) {
    return repository
        .commit(List.of(BundleChange.of(Submission.read(arrival.content()), arrival)))
        .get(0);
  }

  private static final String TRANSACTION =
      """
      {"resourceType":"Bundle","type":"transaction","entry":[
        {"resource":{"resourceType":"Observation","id":"o-NUMBER","status":"final",
           "code":{"text":"K"},"subject":{"reference":"urn:uuid:NUMBER"}},
         "request":{"method":"PUT","url":"Observation/o-NUMBER"}},
        {"fullUrl":"urn:uuid:NUMBER",
         "resource":{"resourceType":"Patient","name":[{"family":"Test"}],
           "identifier":[{"system":"urn:mrn","value":"NUMBER"}]},
         "request":{"method":"POST","url":"Patient"}}]}""";

  @Test
  void aTransactionIsStoredOnceHoweverOftenItComes() {
    Arrival arrival = arrival(TRANSACTION);

    List<String> first = store(arrival);
    List<String> second = store(arrival);

    assertThat(first).hasSize(3).allMatch(one -> one.endsWith("/_history/1"));
    assertThat(second).isSubsetOf(first);
    String patient = "Patient/" + Identity.of("Patient", "urn:mrn", number);
    assertThat(content.stored(patient, Patient.class).getNameFirstRep().getFamily())
        .isEqualTo("Test");
    assertThat(
            content
                .stored("Observation/o-" + number, Observation.class)
                .getSubject()
                .getReference())
        .isEqualTo(patient);
  }

  @Test
  void aReferenceToNothingIsRefusedForGood() {
    Arrival arrival =
        arrival(
            "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
                + "\"subject\":{\"reference\":\"Patient/NUMBER\"}}");
    assertThatExceptionOfType(ChangeRefused.class)
        .isThrownBy(() -> store(arrival))
        .withMessageContaining("subject");
  }

  @Test
  void whatTheRepositoryTellsCanBeReadAgain() {
    store(arrival(TRANSACTION));
    String version = "Observation/o-" + number + "/_history/1";

    ChangeBundle told = ChangeBundle.of(version, repository.around(version, 10));

    Submission read = Submission.read(told.content());
    assertThat(told.patient()).isEqualTo("urn:mrn|" + number);
    assertThat(read.patient()).isEqualTo(told.patient());
    assertThat(read.bundle().getEntry())
        .extracting(entry -> entry.getResource().fhirType())
        .containsExactly("Observation", "Patient");
    assertThat(read.bundle().getEntryFirstRep().getResource().getMeta().getVersionId())
        .isEqualTo("1");
  }
}
