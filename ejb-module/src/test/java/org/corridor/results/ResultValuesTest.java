package org.corridor.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Finding;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in and around OBX-5, and the states of OBX-11 and OBR-25. */
class ResultValuesTest {

  private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";
  private static final String OBR = "OBR|1|P1^CLINIC|F1^LAB|58410-2^CBC^LN|||20260301";

  private final TestHub hub = new TestHub(new ResultsJourney());

  private List<Finding> receive(String... segments) {
    return hub.receive(
        Stream.concat(
                Stream.of(
                    "MSH|^~\\&|LAB|NORTH|HUB|HUB|20260301010000+0000||ORU^R01|1|P|2.8",
                    "PID|1||77001^^^NORTH^MR||Okafor^Ada"),
                Stream.of(segments))
            .toArray(String[]::new));
  }

  private Observation result() {
    return hub.the(Observation.class);
  }

  private static String reference(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  @ParameterizedTest
  @CsvSource({"98.50, 98.50", "1.0, 1.0", "1, 1", "-0.500, -0.500", "+3, 3"})
  void aNumberKeepsItsPrecision(String sent, String kept) {
    receive(OBR, "OBX|1|NM|6690-2^Leukocytes^LN||" + sent + "|10*3/uL|||||F");
    assertThat(result().getValueQuantity().getValueElement().asStringValue()).isEqualTo(kept);
  }

  @Test
  void aRangeOfTextsIsText() {
    receive(OBR, "OBX|1|VR|6690-2^Leukocytes^LN||low^high||||||F");
    assertThat(result().getValueStringType().getValue()).isEqualTo("low-high");
  }

  @Test
  void aTypeThatIsNoneIsNoticedAndItsValueIsText() {
    assertThat(receive(OBR, "OBX|1|NUM|6690-2^Leukocytes^LN||4.1||||||F"))
        .extracting(Finding::location)
        .contains("OBX-2");
    assertThat(result().getValueStringType().getValue()).isEqualTo("4.1");
  }

  @Test
  void numbersThatDifferBetweenTheTwoSegmentsAreNoticed() {
    assertThat(receive("ORC|RE|P9^CLINIC|F1^LAB", OBR, "OBX|1|NM|6690-2^Leukocytes^LN||4||||||F"))
        .extracting(Finding::location, Finding::code)
        .containsOnlyOnce(tuple("ORC-2", "order-numbers-differ"));
  }

  @Test
  void theSubIdIsTakenApart() {
    receive(OBR, "OBX|1|NM|6690-2^Leukocytes^LN|1^2^3^x|4.1||||||F");
    Extension sub = result().getExtensionByUrl(CORE + "observation-v2-subid");
    assertThat(sub.getExtensionString("original-sub-identifier")).isEqualTo("1");
    assertThat(sub.getExtensionString("identifier")).isEqualTo("x");
  }

  @Test
  void severalValuesHaveTheirUnitAndRangeEach() {
    receive(OBR, "OBX|1|NM|8867-4^Heart rate^LN||60~120|/min|50-100|||||F");
    assertThat(result().hasReferenceRange()).isFalse();
    assertThat(result().getComponent())
        .allSatisfy(
            part -> {
              assertThat(((Quantity) part.getValue()).getUnit()).isEqualTo("/min");
              assertThat(part.getReferenceRangeFirstRep().getText()).isEqualTo("50-100");
            });
  }

  @Test
  void anInstrumentIsADevice() {
    receive(OBR, "OBX|1|NM|6690-2^Leukocytes^LN||4.1||||||F" + "|".repeat(7) + "EQ1^LAB");
    assertThat(result().getDevice().getReference()).isEqualTo(reference(hub.the(Device.class)));
  }

  @ParameterizedTest
  @CsvSource({
    "A, amended, ''",
    "B, amended, B",
    "I, registered, I",
    "N, cancelled, N",
    "O, registered, O",
    "R, preliminary, R",
    "S, preliminary, S",
    "U, final, ''",
    "V, final, V",
    "X, cancelled, X",
    "P, preliminary, ''",
    "F, final, ''",
    "C, corrected, ''",
    "D, entered-in-error, ''",
    "W, entered-in-error, ''"
  })
  void everyStateHasOneInFhirAndKeepsWhatIsLostThere(String code, String status, String kept) {
    receive(OBR, "OBX|1|NM|6690-2^Leukocytes^LN||4.1||||||" + code);
    assertThat(result().getStatus().toCode()).isEqualTo(status);
    Extension alternate = result().getStatusElement().getExtensionByUrl(CORE + "alternate-codes");
    assertThat(
            alternate == null
                ? ""
                : ((CodeableConcept) alternate.getValue()).getCodingFirstRep().getCode())
        .isEqualTo(kept);
  }

  @Test
  void aStateThatIsOverTakesItsCodeAlong() {
    receive(OBR, "OBX|1|NM|6690-2^Leukocytes^LN||4.1||||||R");
    receive(OBR, "OBX|1|NM|6690-2^Leukocytes^LN||4.1||||||F");
    assertThat(result().getStatus().toCode()).isEqualTo("final");
    assertThat(result().getStatusElement().hasExtension()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "O, registered",
    "I, registered",
    "S, registered",
    "A, partial",
    "P, preliminary",
    "C, corrected",
    "R, partial",
    "F, final",
    "X, cancelled",
    "M, preliminary",
    "N, registered"
  })
  void everyStateOfAReportHasOneInFhir(String code, String status) {
    receive(OBR + "|".repeat(18) + code, "OBX|1|NM|6690-2^Leukocytes^LN||4.1||||||F");
    assertThat(hub.the(DiagnosticReport.class).getStatus().toCode()).isEqualTo(status);
  }

  @Test
  void theNumbersOfTheResultSegmentCount() {
    receive("ORC|RE|P0^CLINIC|F0^LAB|G1^CLINIC", OBR, "OBX|1|NM|6690-2^Leukocytes^LN||4.1||||||F");
    assertThat(hub.the(DiagnosticReport.class).getIdentifier())
        .extracting(Identifier::getValue)
        .containsExactlyInAnyOrder("G1", "P1", "F1");
  }

  @Test
  void whoHelpedHasAFunction() {
    receive(
        OBR + "|".repeat(27) + "5&Tech&Tina&&&&&&NORTH|6&Scribe&Sid&&&&&&NORTH",
        "OBX|1|NM|6690-2^Leukocytes^LN||4.1||||||F");
    assertThat(hub.the(DiagnosticReport.class).getPerformer())
        .extracting(ResultValuesTest::function)
        .containsExactly("SPRF", "TRANS");
  }

  private static String function(Reference performer) {
    Extension function = performer.getExtensionByUrl(CORE + "event-performerFunction");
    return ((CodeableConcept) function.getValue()).getCodingFirstRep().getCode();
  }

  @Test
  void aSusceptibilityFindsItsOrganismByNumberInThisMessageOnly() {
    receive(
        OBR + "|".repeat(18) + "F|600-7&Bacteria&LN^1^S. aureus|||P9&CLINIC^F9&LAB",
        "OBX|1|SN|6932-8^Penicillin^LN|1|>=^0.5|ug/mL||R|||F");
    assertThat(result().getDerivedFromFirstRep().getDisplay()).contains("Bacteria");
    assertThat(result().getDerivedFromFirstRep().hasReference()).isFalse();
  }

  @Test
  void aLargeDocumentIsKeptWhole() {
    byte[] content = new byte[5_000_000];
    Arrays.fill(content, (byte) 'x');
    String text = Base64.getEncoder().encodeToString(content);
    List<String> segments =
        List.of(
            "MSH|^~\\&|LAB|NORTH|HUB|HUB|20260301010000+0000||ORU^R01|1|P|2.8",
            "PID|1||77001^^^NORTH^MR||Okafor^Ada",
            OBR,
            "OBX|1|ED|11502-2^Report^LN||LAB^AP^PDF^Base64^" + text + "||||||F");
    hub.translate(V2Message.parse(String.join("\r", segments)))
        .bundle()
        .getEntry()
        .forEach(
            entry -> {
              if (entry.getResource() instanceof DiagnosticReport report) {
                Attachment form = report.getPresentedFormFirstRep();
                assertThat(form.getData()).hasSize(content.length);
              }
            });
  }
}
