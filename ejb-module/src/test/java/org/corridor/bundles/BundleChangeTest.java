package org.corridor.bundles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.corridor.journal.Arrival;
import org.corridor.journal.Format;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;
import org.corridor.testing.InMemoryRepository;
import org.corridor.translation.Identity;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.Test;

class BundleChangeTest {

  private static final String TRANSACTION =
      """
      {"resourceType":"Bundle","type":"transaction","entry":[
        {"fullUrl":"urn:uuid:0190163d-8694-4000-8000-0000000000ff",
         "resource":{"resourceType":"Patient","identifier":[{"system":"urn:mrn","value":"4711"}],
           "name":[{"family":"Test"}]},
         "request":{"method":"POST","url":"Patient"}},
        {"fullUrl":"http://lab/fhir/Observation/o1",
         "resource":{"resourceType":"Observation","id":"o1","status":"final","code":{"text":"K"},
           "subject":{"reference":"urn:uuid:0190163d-8694-4000-8000-0000000000ff"}},
         "request":{"method":"PUT","url":"Observation/o1"}},
        {"resource":{"resourceType":"Observation","status":"final","code":{"text":"Na"},
           "subject":{"reference":"urn:uuid:0190163d-8694-4000-8000-0000000000ff"},
           "hasMember":[{"reference":"Observation/o1"}]},
         "request":{"method":"POST","url":"Observation"}}]}""";

  private final InMemoryRepository repository = new InMemoryRepository();

  private static Arrival arrival(String json) {
    return new Arrival(
        MessageId.next(Clock.systemUTC()),
        "portal",
        Instant.parse("2026-11-21T12:00:00Z"),
        false,
        "",
        "B-1",
        "lab",
        "",
        "",
        "",
        List.of(),
        Format.FHIR,
        json.getBytes(UTF_8));
  }

  private List<String> store(Arrival arrival) {
    return repository.commit(BundleChange.of(Submission.read(arrival.content()), arrival));
  }

  private static List<Finding> refusals(String json) {
    return BundleChange.refusals(Submission.read(json.getBytes(UTF_8)), "portal");
  }

  @Test
  void entriesLieWhereTheyAreKnownAndReferencesLeadThere() {
    store(arrival(TRANSACTION));
    String patient = "Patient/" + Identity.of("Patient", "urn:mrn", "4711");
    assertThat(repository.get(patient)).isPresent();
    Observation put = (Observation) repository.get("Observation/o1").orElseThrow();
    assertThat(put.getSubject().getReference()).isEqualTo(patient);
    assertThat(put.getMeta().getSource())
        .isEqualTo("https://corridor.example/fhir/interface/portal");
    assertThat(repository.all(Observation.class))
        .filteredOn(one -> one.getCode().getText().equals("Na"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.getSubject().getReference()).isEqualTo(patient);
              assertThat(one.getHasMemberFirstRep().getReference()).isEqualTo("Observation/o1");
            });
    assertThat(repository.all(Provenance.class))
        .singleElement()
        .satisfies(one -> assertThat(one.getTarget()).hasSize(3));
  }

  @Test
  void theSameMessageAgainChangesNothing() {
    Arrival arrival = arrival(TRANSACTION);
    store(arrival);
    int before = repository.all(Observation.class).size();
    store(arrival);
    assertThat(repository.all(Observation.class)).hasSize(before);
    assertThat(repository.all(Patient.class)).hasSize(1);
    assertThat(repository.all(Provenance.class)).hasSize(1);
  }

  @Test
  void aPutReplacesAndABusinessIdentifierAddsToWhatOthersSaid() {
    store(arrival(TRANSACTION));
    store(
        arrival(
            """
            {"resourceType":"Bundle","type":"batch","entry":[
              {"resource":{"resourceType":"Observation","id":"o1","status":"amended",
                 "code":{"text":"K"}},
               "request":{"method":"PUT","url":"Observation/o1"}},
              {"resource":{"resourceType":"Patient","gender":"female",
                 "identifier":[{"system":"urn:mrn","value":"4711"}]},
               "request":{"method":"POST","url":"Patient"}}]}"""));
    Observation put = (Observation) repository.get("Observation/o1").orElseThrow();
    assertThat(put.hasSubject()).isFalse();
    assertThat(repository.all(Patient.class))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.getNameFirstRep().getFamily()).isEqualTo("Test");
              assertThat(one.getGender().toCode()).isEqualTo("female");
            });
  }

  @Test
  void whatWasSaidUnderAnotherNumberIsTheSamePatient() {
    String second =
        "{\"type\":{\"coding\":[{\"code\":\"PI\"}]},\"system\":\"urn:b\",\"value\":\"2\"}";
    store(
        arrival(
            "{\"resourceType\":\"Patient\",\"identifier\":["
                + "{\"type\":{\"coding\":[{\"code\":\"MR\"}]},\"system\":\"urn:a\",\"value\":\"1\"},"
                + second
                + "]}"));
    store(
        arrival(
            "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["
                + "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"x\",\"gender\":\"male\","
                + "\"identifier\":["
                + second
                + "]}},{\"resource\":{\"resourceType\":\"Encounter\",\"id\":\"v\",\"status\":\"planned\","
                + "\"class\":{\"code\":\"AMB\"},\"subject\":{\"reference\":\"Patient/x\"}}}]}"));
    String main = "Patient/" + Identity.of("Patient", "urn:a", "1");
    assertThat(((Patient) repository.get(main).orElseThrow()).getGender().toCode())
        .isEqualTo("male");
    assertThat(repository.all(Encounter.class))
        .singleElement()
        .satisfies(visit -> assertThat(visit.getSubject().getReference()).isEqualTo(main));
  }

  @Test
  void aSendersOwnIdsAreItsOwn() {
    store(arrival("{\"resourceType\":\"Organization\",\"id\":\"1\",\"name\":\"Lab\"}"));
    store(arrival("{\"resourceType\":\"Organization\",\"id\":\"1\",\"name\":\"Lab\"}"));
    assertThat(repository.get("Organization/1")).isEmpty();
    assertThat(repository.written())
        .anyMatch(
            one ->
                one.startsWith(
                    "Organization/"
                        + Identity.of(
                            "Organization",
                            "https://corridor.example/fhir/interface/portal",
                            "1")));
  }

  @Test
  void whatIsNotDoneIsRefusedWithItsPlace() {
    assertThat(
            refusals(
                """
                {"resourceType":"Bundle","type":"transaction","entry":[
                  {"request":{"method":"DELETE","url":"Patient/1"}},
                  {"resource":{"resourceType":"Patient"},
                   "request":{"method":"PUT","url":"Patient?identifier=urn:a|1"}},
                  {"resource":{"resourceType":"Patient"},
                   "request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=1"}},
                  {"resource":{"resourceType":"Patient","id":"1"},
                   "request":{"method":"PUT","url":"Patient/2"}},
                  {"request":{"method":"POST","url":"Patient"}},
                  {"resource":{"resourceType":"Patient"}},
                  {"resource":{"resourceType":"Patient","id":"7"},
                   "request":{"method":"PUT","url":"Patient/7"}},
                  {"resource":{"resourceType":"Patient","id":"7"},
                   "request":{"method":"PUT","url":"Patient/7"}}]}"""))
        .extracting(finding -> finding.location() + " " + finding.text())
        .containsExactly(
            "Bundle.entry[0].request.method DELETE is not taken here, only PUT and POST",
            "Bundle.entry[1].request A request with a condition is not taken here",
            "Bundle.entry[2].request A request with a condition is not taken here",
            "Bundle.entry[3].request.url The resource has another id than the place it is put to",
            "Bundle.entry[4].resource The entry has no resource",
            "Bundle.entry[5].request.method The entry does not say what it asks for",
            "Bundle.entry[7] The entry is about the same resource as entry[6]");
  }
}
