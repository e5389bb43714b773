package org.corridor.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.corridor.testing.TestHub;
import org.corridor.translation.MessageFamily;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others than the registration tell of a patient completes it and changes nothing. */
class FactsInPassingTest {

  private static final String PID = "PID|1||7^^^N^MR||Doe^Jo";

  private final TestHub hub = new TestHub(Families.ALL.toArray(MessageFamily[]::new));

  private void send(String type, int hour, String... segments) {
    String when = "202603010" + hour + "0000+0000";
    Stream<String> head =
        Stream.of("MSH|^~\\&|APP|N|HUB|HUB|" + when + "||" + type + "|C" + hour + "|P|2.5.1", PID);
    hub.receive(Stream.concat(head, Stream.of(segments)).toArray(String[]::new));
  }

  private void register() {
    send(
        "ADT^A31",
        1,
        "NK1|1|Doe^Al|SPO|1 Elm St^^Akron",
        "AL1|1|DA|^PENICILLIN|SV|HIVES",
        "DG1|1||I10^Hypertension^I10",
        "IN1|1|PPO|C1|Carrier|||||||||||1||||||||||||||||||||P1");
  }

  /** A message of each kind that repeats all that, in other words. */
  private void repeat(String type) {
    String nk1 = "NK1|1|Doe^Al|SPO|9 Oak St^^Dayton";
    String al1 = "AL1|1|DA|^PENICILLIN|MI|RASH";
    String dg1 = "DG1|1||I10^High pressure^I10";
    String in1 = "IN1|1|PPO|C1|Carrier|||||||||||2||||||||||||||||||||P1";
    switch (type) {
      case "REF^I12" -> send(type, 5, "RF1|P|R|MED|||R1^CARE|20260301", nk1, in1, dg1, al1);
      case "ORM^O01" -> send(type, 5, in1, al1, "ORC|NW|P1^C", "OBR|1|P1^C||X^Test^L", dg1);
      case "OML^O21" -> send(type, 5, nk1, in1, al1, "ORC|NW|P1^C", "OBR|1|P1^C||X^Test^L", dg1);
      case "RDE^O11" -> send(type, 5, in1, al1, "ORC|NW|P1^C|F1^P", "RXE||1^Aspirin^L|1||TAB", dg1);
      case "ORU^R01" -> send(type, 5, nk1, "OBR|1||F1^L|X^Test^L", "OBX|1|NM|X^Test^L||4");
      case "VXU^V04" -> send(type, 5, nk1, in1, "ORC|RE||F1^I", "RXA|0|1|20260301||08^HepB^CVX|1");
      default -> send(type, 5, dg1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"REF^I12", "ORM^O01", "OML^O21", "RDE^O11", "ORU^R01", "VXU^V04"})
  void whatIsKnownStays(String type) {
    register();
    repeat(type);
    assertThat(hub.the(AllergyIntolerance.class).getCriticality().toCode()).isEqualTo("high");
    assertThat(hub.the(RelatedPerson.class).getAddressFirstRep().getCity()).isEqualTo("Akron");
    assertThat(hub.the(Condition.class).getCode().getCodingFirstRep().getDisplay())
        .isEqualTo("Hypertension");
    assertThat(hub.all(Coverage.class)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"REF^I12", "ORM^O01", "OML^O21", "RDE^O11"})
  void whatIsUnknownIsKeptWithItsSource(String type) {
    repeat(type);
    AllergyIntolerance allergy = hub.the(AllergyIntolerance.class);
    assertThat(allergy.getCriticality().toCode()).isEqualTo("low");
    List<String> targets =
        hub.all(Provenance.class).stream()
            .flatMap(one -> one.getTarget().stream())
            .map(Reference::getReference)
            .toList();
    assertThat(targets).contains("AllergyIntolerance/" + allergy.getIdElement().getIdPart());
    register();
    assertThat(hub.the(AllergyIntolerance.class).getCriticality().toCode())
        .as("whoever registers has the last word, however late")
        .isEqualTo("high");
  }
}
