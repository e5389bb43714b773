package org.corridor.fhirserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.processing.Families;
import org.corridor.repository.Change;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryUnavailable;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What messages leave in the real repository, where its rules and the families' meet. */
@ParameterizedClass
@MethodSource("org.corridor.fhirserver.Store#all")
class JourneyTest {

  private static final SenderProfile SENDER =
      new SenderProfile(ZoneOffset.UTC, UTF_8, SenderProfile.EACH_ITS_OWN);

  private final Store store;
  private final FhirRepository repository;

  JourneyTest(Store store) {
    this.store = store;
    this.repository = store.bean(FhirRepository.class);
  }

  @Test
  void mergeMovesResultsAndLaterOnesFollow() {
    receive(adt("A28", "080000", "JM1", ""));
    receive(adt("A28", "080100", "JM2", ""));
    receive(result("090000", "JM2", "FM1"));

    receive(adt("A40", "100000", "JM1", "\rMRG|JM2^^^JT^MR"));
    receive(result("110000", "JM2", "FM2"));

    Patient survivor = patient("JM1", true);
    assertThat(survivor.getLink())
        .singleElement()
        .satisfies(link -> assertThat(link.getType()).isEqualTo(LinkType.REPLACES));
    assertThat(observationsOf(survivor)).hasSize(2);
    Patient prior = patient("JM2", false);
    assertThat(prior.getLinkFirstRep().getType()).isEqualTo(LinkType.REPLACEDBY);
    assertThat(observationsOf(prior)).isEmpty();
  }

  @Test
  void resendWritesNothing() {
    receive(adt("A28", "080000", "JR1", ""));
    receive(result("090000", "JR1", "FR1"));

    assertThat(receive(result("090000", "JR1", "FR1")))
        .as("the same versions as before")
        .allMatch(reference -> reference.endsWith("/_history/1"));
  }

  @Test
  void confirmedFactsKeepTheirVersionAndWithstandLateMessages() {
    receive(adt("A31", "080000", "JC1", "\rAL1|1|DA|7980^Penicillin^RXN|MI"));
    assertThat(receive(adt("A31", "100000", "JC1", "\rAL1|1|DA|7980^Penicillin^RXN|MI")))
        .filteredOn(reference -> reference.startsWith("AllergyIntolerance/"))
        .allMatch(reference -> reference.endsWith("/_history/1"));
    receive(adt("A31", "090000", "JC1", "\rAL1|1|DA|7980^Penicillin^RXN|SV"));

    assertThat(allergiesOf(patient("JC1", true)))
        .singleElement()
        .satisfies(
            allergy ->
                assertThat(((AllergyIntolerance) allergy).getCriticality())
                    .isEqualTo(AllergyIntoleranceCriticality.LOW));
  }

  @Test
  void labelsThatStandAlreadyAreNotWrittenAgain() {
    String restricted = "\rORC|RE||FP1^LAB" + "|".repeat(25) + "R\rOBR|1||FP1^LAB";
    receive(result("090000", "JP1", "FP1").replace("\rOBR|1||FP1^LAB", restricted));
    assertThat(receive(result("090000", "JP1", "FP1").replace("\rOBR|1||FP1^LAB", restricted)))
        .as("the same versions as before")
        .allMatch(reference -> reference.endsWith("/_history/1"));
  }

  @Test
  void twoLanesThatMakeOnePatientByDifferentNumbersMeet() throws Exception {
    for (int round = 0; round < 10; round++) {
      String east = "JE" + round;
      String west = "JW" + round;
      CyclicBarrier start = new CyclicBarrier(2);
      CompletableFuture<Void> both =
          sent(start, adt("A28", "080000", east + "^^^JT^MR~" + west, ""));
      CompletableFuture<Void> one = sent(start, adt("A31", "090000", west, ""));
      CompletableFuture.allOf(both, one).get(60, TimeUnit.SECONDS);

      Patient patient = patient(east, true);
      assertThat(patient(west, true).getIdPart()).isEqualTo(patient.getIdPart());
      assertThat(patient.getIdentifier())
          .extracting(Identifier::getValue)
          .containsExactlyInAnyOrder(east, west);
    }
  }

  /** Sends a message as a lane does: again, when another lane was faster. */
  private CompletableFuture<Void> sent(CyclicBarrier start, String text) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            start.await(30, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          for (int attempt = 1; ; attempt++) {
            try {
              receive(text);
              return;
            } catch (RepositoryUnavailable e) {
              if (attempt == 8) {
                throw e;
              }
            }
          }
        });
  }

  private List<String> receive(String text) {
    V2Message message = V2Message.parse(text);
    Change change =
        Families.of(message).orElseThrow().translate(message, SENDER.of("APP", "JT")).change();
    return repository.commit(List.of(change)).get(0);
  }

  private Patient patient(String number, boolean active) {
    List<Resource> found =
        search(Patient.class, new SearchParameterMap("identifier", new TokenParam(number)));
    return found.stream()
        .map(Patient.class::cast)
        .filter(patient -> patient.getActive() == active)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no patient " + number + " active=" + active));
  }

  private List<Resource> observationsOf(Patient patient) {
    return search(
        Observation.class,
        new SearchParameterMap(
            "subject",
            new ca.uhn.fhir.rest.param.ReferenceParam("Patient/" + patient.getIdPart())));
  }

  private List<Resource> allergiesOf(Patient patient) {
    return search(
        AllergyIntolerance.class,
        new SearchParameterMap(
            "patient",
            new ca.uhn.fhir.rest.param.ReferenceParam("Patient/" + patient.getIdPart())));
  }

  @SuppressWarnings("unchecked")
  private <T extends Resource> List<Resource> search(Class<T> type, SearchParameterMap query) {
    query.setLoadSynchronous(true);
    return (List<Resource>)
        (List<?>)
            store
                .bean(DaoRegistry.class)
                .getResourceDao(type)
                .search(query, new SystemRequestDetails())
                .getAllResources();
  }

  private static String adt(String event, String time, String number, String more) {
    return header("ADT^" + event, time, number)
        + "\rEVN||20250611"
        + time
        + "-0500"
        + pid(number)
        + more
        + "\r";
  }

  private static String result(String time, String number, String filler) {
    return header("ORU^R01", time, filler + time)
        + pid(number)
        + "\rOBR|1||"
        + filler
        + "^LAB|24323-8^Metabolic panel^LN|||20250611060000-0500|||||||||||||||20250611"
        + time
        + "-0500||LAB|F"
        + "\rOBX|1|NM|2345-7^Glucose^LN||98|mg/dL|70-99|N|||F\r";
  }

  private static String header(String type, String time, String control) {
    return "MSH|^~\\&|APP|JT|HUB|HERE|20250611"
        + time
        + "-0500||"
        + type
        + "|"
        + control
        + time
        + "|P|2.5.1";
  }

  private static String pid(String number) {
    return "\rPID|1||" + number + "^^^JT^MR||Mergesen^Mara||19800101|F";
  }
}
