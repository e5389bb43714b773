package org.corridor.processing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.testing.TestHub;
import org.corridor.translation.MessageFamily;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of all families under a number that was merged into another one. */
class MergedNumbersTest {

  private static final List<String> MERGES =
      List.of("A18", "A30", "A34", "A36", "A39", "A40", "A46", "A47");

  private final TestHub hub = new TestHub(Families.ALL.toArray(MessageFamily[]::new));

  static Stream<OneOfEach> all() {
    return OneOfEach.all();
  }

  static Stream<Arguments> mergesAndMessages() {
    return MERGES.stream().flatMap(merge -> OneOfEach.all().map(one -> Arguments.of(merge, one)));
  }

  private void merge(String event, String survivor, String prior, int hour) {
    String when = "202603010" + hour + "0000+0000";
    String account = event.equals("A36") ? "|".repeat(10) + "A1^^^NORTH^AN" : "";
    hub.receive(
        "MSH|^~\\&|APP|NORTH|HUB|HUB|" + when + "||ADT^" + event + "|" + hour + "|P|2.5.1",
        "EVN||" + when,
        "PID|1||" + survivor + "^^^NORTH^MR||Doe^Jo||19810405|F" + account,
        "MRG|" + prior + "^^^NORTH^MR" + (account.isEmpty() ? "" : "||A2^^^NORTH^AN"));
  }

  private String patient(String number) {
    return "Patient/" + hub.patient(number).getIdElement().getIdPart();
  }

  /** Everything that refers to the patient with {@code number}. */
  private List<Resource> of(String number) {
    String reference = "\"reference\":\"" + patient(number) + '"';
    return hub.repository().written().stream()
        .map(each -> each.replaceAll("/_history.*", ""))
        .distinct()
        .map(each -> hub.repository().get(each).orElseThrow())
        .filter(each -> !(each instanceof Patient) && !each.fhirType().equals("Provenance"))
        .filter(
            each ->
                FhirContext.forR4Cached()
                    .newJsonParser()
                    .encodeResourceToString(each)
                    .contains(reference))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("mergesAndMessages")
  void whatComesUnderTheOldNumberLandsOnTheSurvivor(String merge, OneOfEach message) {
    merge(merge, "1", "2", 4);
    hub.receive(message.about("2", 5));
    assertThat(of("1")).extracting(Resource::fhirType).contains(message.about());
    assertThat(of("2")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsKnownUnderTheOldNumberGoesToTheEndOfTheChain(OneOfEach message) {
    hub.receive(message.about("3", 3));
    merge("A40", "2", "3", 4);
    merge("A40", "1", "2", 5);
    assertThat(of("1")).extracting(Resource::fhirType).contains(message.about());
    hub.receive(message.about("3", 6));
    hub.receive(message.about("2", 7));
    hub.receive(message.about("1", 8));
    assertThat(of("2")).isEmpty();
    assertThat(of("3")).isEmpty();
    assertThat(of("1").stream().filter(each -> each.fhirType().equals(message.about())))
        .as("one number is one thing")
        .hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aMergeOfSomebodyUnknownIsKept(OneOfEach message) {
    merge("A40", "1", "2", 4);
    merge("A40", "2", "1", 5);
    hub.receive(message.about("2", 6));
    assertThat(of("2")).isEmpty();
    assertThat(of("1")).isNotEmpty();
  }

  /** A message about account A2 and visit V2, at an hour. */
  private void say(String type, int hour, String account, String visit, String... segments) {
    String when = "202603010" + hour + "0000+0000";
    Stream<String> head =
        Stream.of(
            "MSH|^~\\&|APP|NORTH|HUB|HUB|" + when + "||" + type + "|" + hour + "|P|2.5.1",
            "EVN||" + when,
            "PID|1||1^^^NORTH^MR||Doe^Jo||19810405|F|||||||||" + '|' + account + "^^^NORTH^AN",
            segments.length > 0 && segments[0].startsWith("MRG") ? segments[0] : "",
            "PV1|1|I|2N" + "|".repeat(16) + visit + "^^^NORTH^VN");
    hub.receive(
        Stream.concat(head, Stream.of(segments).filter(one -> !one.startsWith("MRG")))
            .filter(one -> !one.isEmpty())
            .toArray(String[]::new));
  }

  private static final List<String> OTHERS =
      List.of("BAR^P01", "BAR^P05", "DFT^P03", "ORU^R01", "SIU^S12", "ADT^A08", "RDE^O11");

  private static String[] content(String type) {
    return OneOfEach.all()
        .filter(one -> one.type().equals(type))
        .findFirst()
        .map(one -> one.segments().stream().filter(each -> !each.startsWith("PV1")))
        .orElseThrow()
        .toArray(String[]::new);
  }

  static Stream<Arguments> numbersAndMessages() {
    return Stream.of("A35", "A41", "A49", "A42", "A50")
        .flatMap(merge -> OTHERS.stream().map(type -> Arguments.of(merge, type)));
  }

  @ParameterizedTest
  @MethodSource("numbersAndMessages")
  void anOldAccountOrVisitLeadsToTheNewOne(String merge, String type) {
    boolean visit = merge.equals("A42") || merge.equals("A50");
    String old = visit ? "A1" : "A2";
    String visitNow = visit ? "V1" : "V2";
    say("ADT^A01", 1, old, "V2");
    say("ADT^" + merge, 2, "A1", visitNow, visit ? "MRG|||||V2^^^NORTH^VN" : "MRG|||A2^^^NORTH^AN");
    say(type, 3, old, "V2", content(type));
    assertThat(hub.all(Account.class).stream().filter(this::isLive)).hasSize(1);
    assertThat(hub.all(Encounter.class).stream().filter(this::isLive)).hasSize(1);
    String live =
        hub.all(Encounter.class).stream()
            .filter(this::isLive)
            .map(one -> "Encounter/" + one.getIdElement().getIdPart())
            .findFirst()
            .orElseThrow();
    assertThat(hub.all(DiagnosticReport.class))
        .allMatch(one -> one.getEncounter().getReference().equals(live));
    assertThat(hub.all(MedicationRequest.class))
        .allMatch(one -> one.getEncounter().getReference().equals(live));
  }

  /** Neither replaced by another record nor a mere pointer to one. */
  private boolean isLive(DomainResource record) {
    return record.getExtension().stream()
        .noneMatch(one -> one.getUrl().matches(".*/(replaced-by|refer)"));
  }
}
