package org.corridor.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.corridor.testing.TestHub;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * OUL: results that stand below their specimen or container, and what else OUL orders otherwise.
 */
class SpecimenResultsTest {

  private static final String OBR = "|58410-2^CBC^LN|||20260301|||||||||||||||||||F";
  private static final String OBX = "OBX|1|NM|6690-2^Leukocytes^LN||4.1|10*3/uL|||||F";

  private final TestHub hub = new TestHub(new ResultsJourney());

  private void receive(String trigger, String... segments) {
    String[] message =
        Stream.concat(
                Stream.of(
                    "MSH|^~\\&|LAB|NORTH|HUB|HUB|20260301010000+0000||OUL^"
                        + trigger
                        + "|1|P|2.5.1",
                    "PID|1||77001^^^NORTH^MR||Okafor^Ada"),
                Stream.of(segments))
            .toArray(String[]::new);
    hub.receiveTwice(message);
  }

  private static String reference(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  @ParameterizedTest
  @CsvSource({"R22", "R23"})
  void ordersBelowASpecimenAreMadeOfIt(String trigger) {
    receive(
        trigger,
        "SPM|1|^S1&LAB||BLD",
        "OBX|1|NM|9999-1^Volume^LN||3|mL|||||F",
        "SAC|||TUBE7^LAB",
        "OBR|1|P1^CLINIC|F1^LAB" + OBR,
        "ORC|RE|P1^CLINIC|F1^LAB",
        OBX,
        "OBR|2|P2^CLINIC|F2^LAB" + OBR,
        "ORC|RE|P2^CLINIC|F2^LAB",
        OBX);
    Specimen specimen = hub.the(Specimen.class);
    assertThat(hub.all(DiagnosticReport.class))
        .hasSize(2)
        .allSatisfy(
            report -> {
              assertThat(report.getSpecimenFirstRep().getReference())
                  .isEqualTo(reference(specimen));
              assertThat(report.getResult()).hasSize(1);
            });
    assertThat(specimen.getContainerFirstRep().getIdentifierFirstRep().getValue())
        .isEqualTo("TUBE7");
    Observation volume = hub.all(Observation.class).get(0);
    assertThat(volume.getFocusFirstRep().getReference()).isEqualTo(reference(specimen));
    assertThat(hub.all(Observation.class)).hasSize(3);
  }

  @Test
  void severalSpecimensKeepTheirOwnResults() {
    receive(
        "R22",
        "SPM|1|^S1&LAB||BLD",
        "OBR|1|P1^CLINIC|F1^LAB" + OBR,
        OBX,
        "SPM|2|^S2&LAB||UR",
        "OBR|2|P2^CLINIC|F2^LAB" + OBR,
        OBX);
    assertThat(hub.all(DiagnosticReport.class))
        .extracting(report -> report.getSpecimen().size())
        .containsExactly(1, 1);
    assertThat(hub.all(DiagnosticReport.class))
        .extracting(report -> report.getSpecimenFirstRep().getReference())
        .doesNotHaveDuplicates();
  }

  @Test
  void aSpecimenWithoutAnyOrderIsKept() {
    receive("R22", "SPM|1|^S1&LAB||BLD", "OBX|1|NM|9999-1^Volume^LN||3|mL|||||F");
    assertThat(hub.the(Observation.class).getSpecimen().getReference())
        .isEqualTo(reference(hub.the(Specimen.class)));
  }

  @Test
  void withinAnOrderTheContainerPartsItsSpecimenFromItsResults() {
    receive(
        "R24",
        "OBR|1|P1^CLINIC|F1^LAB" + OBR,
        "ORC|RE|P1^CLINIC|F1^LAB",
        "SPM|1|^S1&LAB||BLD",
        "OBX|1|NM|9999-1^Volume^LN||3|mL|||||F",
        "SAC|||TUBE7^LAB",
        OBX);
    assertThat(hub.the(DiagnosticReport.class).getResult())
        .extracting(Reference::getReference)
        .containsExactly(reference(hub.all(Observation.class).get(1)));
    assertThat(hub.the(ServiceRequest.class).getIdentifier())
        .extracting(Identifier::getValue)
        .containsExactly("P1", "F1");
  }

  @Test
  void answersToQuestionsBelongToTheOrder() {
    receive(
        "R21",
        "ORC|RE|P1^CLINIC|F1^LAB",
        "OBR|1|P1^CLINIC|F1^LAB" + OBR,
        "OBX|1|ST|8665-2^LMP^LN||yes||||||F" + "|".repeat(18) + "QST",
        OBX);
    assertThat(hub.the(DiagnosticReport.class).getResult()).hasSize(1);
    assertThat(hub.the(ServiceRequest.class).getSupportingInfo())
        .extracting(Reference::getReference)
        .containsExactly(reference(hub.all(Observation.class).get(0)));
  }
}
