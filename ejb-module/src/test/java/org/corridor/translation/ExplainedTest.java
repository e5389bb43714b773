package org.corridor.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.reconciliation.Weight;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** Each value leads back to its place in the message and to the row that put it there. */
class ExplainedTest {

  private static final SegmentTable TABLE =
      SegmentTable.load(
          SegmentTableTest.class,
          "good.csv",
          new Patient(),
          Map.of("shout", spot -> new StringType(spot.repetition().text() + "!")));

  private static Translation translation(String pid) {
    V2Message message =
        V2Message.parse("MSH|^~\\&|A|B|C|D|20250611080000-0500||ADT^A01|1|P|2.5.1\r" + pid);
    return Passage.through(
        message,
        TestHub.SENDER,
        passage -> {
          Patient patient = new Patient();
          patient.setId("p");
          V2Segment segment = passage.message().first("PID").orElseThrow();
          patient.addLink().setType(Patient.LinkType.SEEALSO);
          passage.draft(patient, Weight.ASSERT, TABLE.fill(patient, segment, passage));
        });
  }

  private static Explained element(String pid, String path) {
    List<Explained> found =
        translation(pid).explain().stream().filter(one -> one.path().equals(path)).toList();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).resource()).isEqualTo("Patient/p");
    return found.get(0);
  }

  @Test
  void aValueLeadsToItsComponentRepetitionAndRow() {
    Explained value = element("PID|1||1^^^A~2^^^B", "identifier[1].value");
    assertThat(value.location()).isEqualTo("PID-3[2].1");
    assertThat(value.rule()).isEqualTo("good.csv:2");
    assertThat(value.guide()).isEqualTo("PID-3");
  }

  @Test
  void aTranslatedCodeLeadsToTheComponentThatItsTableReads() {
    assertThat(element("PID||||||||F", "gender").location()).isEqualTo("PID-8");
    assertThat(element("PID||||||||F^Female", "gender").location()).isEqualTo("PID-8.1");
  }

  @Test
  void aFixedValueLeadsToTheFieldThatCalledForIt() {
    Explained system = element("PID|||||||||||||||||||123", "identifier[0].system");
    assertThat(system.location()).isEqualTo("PID-19");
    Explained value = element("PID|||||||||||||||||||123", "identifier[0].value");
    assertThat(value.rule()).isNotEqualTo(system.rule());
  }

  @Test
  void aValueThatTwoComponentsHaveLeadsToTheFieldOnly() {
    String twice = "PID|1||7^7^^A";
    assertThat(element(twice, "identifier[0].value").location()).isEqualTo("PID-3");
  }

  @Test
  void aNumberIsNotTakenForADate() {
    assertThat(element("PID|1||1971^A^^A", "identifier[0].value").location()).isEqualTo("PID-3.1");
  }

  @Test
  void whatCodeMadeSaysSo() {
    Explained link = element("PID|1||1^^^A", "link[0].type");
    assertThat(link.rule()).isEqualTo(Explained.CODE);
    assertThat(link.location()).isEqualTo("PID");
  }

  @Test
  void explainingChangesNothing() {
    Translation translation = translation("PID|1||1^^^A~2^^^B||||19710412|F");
    List<Explained> first = translation.explain();
    assertThat(translation.explain()).isEqualTo(first);
    assertThat(translation.findings())
        .isEqualTo(translation("PID|1||1^^^A~2^^^B||||19710412|F").findings());
  }

  @Test
  void theSameRulesHaveTheSameVersion() {
    assertThat(translation("PID|1||1").rules())
        .hasSize(16)
        .isEqualTo(translation("PID|1||2").rules());
  }
}
