package org.corridor.processing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.corridor.shared.Finding;
import org.corridor.testing.TestHub;
import org.corridor.translation.MessageFamily;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What bears the number of one patient's visit, order or document and is about another one. */
class NumbersOfTwoPatientsTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final TestHub hub = new TestHub(Families.ALL.toArray(MessageFamily[]::new));

  static Stream<OneOfEach> all() {
    return OneOfEach.all();
  }

  private Map<String, String> stored() {
    return hub.repository().written().stream()
        .map(reference -> reference.replaceAll("/_history.*", ""))
        .distinct()
        .collect(Collectors.toMap(each -> each, this::json));
  }

  private String json(String reference) {
    Resource resource = hub.repository().get(reference).orElseThrow();
    resource.setMeta(null);
    resource.setId(reference);
    return FHIR.newJsonParser().encodeResourceToString(resource);
  }

  private String patient(String number) {
    return "Patient/" + hub.patient(number).getIdElement().getIdPart();
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(finding -> finding.code() + ' ' + finding.location()).toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void isKeptApart(OneOfEach message) {
    hub.receive(message.about("1", 5));
    Map<String, String> before = stored();
    List<Finding> findings = hub.receive(message.about("2", 6));
    assertThat(codes(findings)).contains("number-of-another-patient " + message.field());
    Map<String, String> after = stored();
    assertThat(after).containsAllEntriesOf(before);
    after.keySet().removeAll(before.keySet());
    assertThat(after.keySet()).anyMatch(each -> each.startsWith(message.about() + '/'));
    assertThat(after)
        .allSatisfy((reference, json) -> assertThat(json).doesNotContain(patient("1")));
    List<String> own = before.keySet().stream().filter(each -> isOf("1", before, each)).toList();
    assertThat(after)
        .allSatisfy(
            (reference, json) ->
                assertThat(own).noneMatch(each -> json.contains('"' + each + '"')));
  }

  private boolean isOf(String number, Map<String, String> all, String reference) {
    return Optional.ofNullable(all.get(reference)).orElse("").contains(patient(number));
  }

  @ParameterizedTest
  @MethodSource("all")
  void isFoundAgain(OneOfEach message) {
    hub.receive(message.about("1", 5));
    hub.receive(message.about("2", 6));
    int resources = stored().size();
    List<String> written = hub.repository().written();
    hub.receive(message.about("2", 6));
    hub.receive(message.about("1", 5));
    assertThat(hub.repository().written()).as("a resend").isEqualTo(written);
    hub.receive(message.about("2", 7));
    hub.receive(message.about("1", 8));
    long perMessage =
        stored().keySet().stream().filter(each -> each.startsWith("Provenance/")).count();
    assertThat(stored().size() - perMessage)
        .as("nothing new but where it comes from")
        .isLessThanOrEqualTo(resources);
  }

  @Test
  void aWrongResultDoesNotTouchTheRightOne() {
    hub.receive(result("1", 5, "4.1", "F"));
    hub.receive(result("2", 6, "9.9", "C"));
    assertThat(values("1")).containsExactly("4.1");
    assertThat(values("2")).containsExactly("9.9");
    hub.receive(result("2", 7, "9.9", "W"));
    assertThat(values("1")).containsExactly("4.1");
    hub.receive(result("1", 8, "4.2", "C"));
    assertThat(values("1")).containsExactly("4.2");
  }

  private static String[] result(String patient, int hour, String value, String state) {
    return new String[] {
      "MSH|^~\\&|LAB|NORTH|HUB|HUB|202603010" + hour + "0000+0000||ORU^R01|" + hour + "|P|2.5.1",
      "PID|1||" + patient + "^^^NORTH^MR||Doe^Jo",
      "OBR|1||F1^LAB|2823-3^Potassium^LN|||20260301||||||||||||||||||" + state,
      "OBX|1|NM|2823-3^Potassium^LN||" + value + "|mmol/L|||||" + state
    };
  }

  private List<String> values(String patient) {
    return hub.all(org.hl7.fhir.r4.model.Observation.class).stream()
        .filter(one -> one.getSubject().getReference().equals(patient(patient)))
        .map(one -> one.getValueQuantity().getValue().toPlainString())
        .toList();
  }

  @Test
  void anotherAssignersEqualNumberIsNoConflict() {
    hub.receive(
        "MSH|^~\\&|APP|NORTH|HUB|HUB|20260301050000+0000||ADT^A01|1|P|2.5.1",
        "PID|1||1^^^NORTH^MR||Doe^Jo",
        "PV1|1|I|2N" + "|".repeat(16) + "V1^^^NORTH^VN");
    assertThat(
            codes(
                hub.receive(
                    "MSH|^~\\&|APP|SOUTH|HUB|HUB|20260301050000+0000||ADT^A01|1|P|2.5.1",
                    "PID|1||2^^^SOUTH^MR||Doe^Jo",
                    "PV1|1|I|2N" + "|".repeat(16) + "V1^^^SOUTH^VN")))
        .noneMatch(code -> code.startsWith("number-of-another-patient"));
  }

  @Test
  void aMovedVisitIsStillFoundUnderThePatientItLeft() {
    OneOfEach update = OneOfEach.all().skip(1).findFirst().orElseThrow();
    hub.receive(update.about("1", 5));
    String[] move = update.about("2", 6);
    move[0] = move[0].replace("A08", "A45");
    move[3] = "MRG|1^^^NORTH^MR||||V1^^^NORTH^VN\r" + move[3];
    hub.receive(String.join("\r", move).split("\r", -1));
    String visit = visitOf("2");
    hub.receive(update.about("1", 7));
    assertThat(hub.all(org.hl7.fhir.r4.model.Encounter.class)).hasSize(1);
    assertThat(visitOf("2")).isEqualTo(visit);
    assertThat(hub.all(org.hl7.fhir.r4.model.Condition.class))
        .allMatch(one -> one.getSubject().getReference().equals(patient("2")));
  }

  private String visitOf(String number) {
    return hub.all(org.hl7.fhir.r4.model.Encounter.class).stream()
        .filter(one -> one.getSubject().getReference().equals(patient(number)))
        .map(one -> one.getIdentifier().stream().map(Identifier::getValue).toList().toString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void visitsOfTwoPatientsAreNotMerged() {
    OneOfEach update = OneOfEach.all().skip(1).findFirst().orElseThrow();
    hub.receive(update.about("1", 5));
    String[] merge = update.about("2", 6);
    merge[0] = merge[0].replace("A08", "A42");
    merge[3] = "MRG|1^^^NORTH^MR||||V1^^^NORTH^VN\r" + merge[3].replace("V1^", "V2^");
    assertThat(codes(hub.receive(String.join("\r", merge).split("\r", -1))))
        .contains("merge-of-two-patients MRG-5");
    assertThat(visitOf("1")).contains("V1");
    assertThat(visitOf("2")).contains("V2").doesNotContain("V1");
  }
}
