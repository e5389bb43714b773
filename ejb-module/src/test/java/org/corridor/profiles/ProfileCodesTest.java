package org.corridor.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.profiles.OneSender.EVENT;
import static org.corridor.profiles.OneSender.admit;
import static org.corridor.profiles.OneSender.all;
import static org.corridor.profiles.OneSender.codes;
import static org.corridor.profiles.OneSender.patient;
import static org.corridor.profiles.OneSender.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.shared.Finding;
import org.corridor.translation.Translation;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a profile says about codes and units. */
class ProfileCodesTest {

  private final OneSender given;

  ProfileCodesTest(@TempDir Path folder) {
    given = new OneSender(folder);
  }

  @Test
  void codingSystemsOfTheSenderGetTheirUri() throws IOException {
    Observation observation =
        all(
                report(
                    given.sender("coding-systems: {99LAB: https://lab.example/tests}"),
                    "PID|1||1^^^X",
                    "OBR|1||F1|GLU^Glucose^99LAB",
                    "OBX|1|NM|GLU^Glucose^99LAB||5|mmol/L|||||F"),
                Observation.class)
            .get(0);
    assertThat(codes(observation.getCode().getCoding()))
        .containsExactly("https://lab.example/tests|GLU");
  }

  @Test
  void localCodesOfAFieldGetCodingsBesideTheirOwn() throws IOException {
    given.beside(
        "tests.csv",
        "code,target,system,display,note",
        "GLU,2345-7,http://loinc.org,Glucose,checked",
        "GLU,GLUC,https://group.example,,");
    SenderProfile sender = given.sender("codes:", "  - field: OBX-3", "    file: tests.csv");
    Translation translation =
        report(
            sender,
            "PID|1||1^^^X",
            "OBR|1||F1|GLU^Glucose^L",
            "OBX|1|NM|GLU^Glucose^http://lab.example||5|mmol/L|||||F",
            "OBX|2|NM|NA^Sodium^http://lab.example||5|mmol/L|||||F");
    List<Observation> observations = all(translation, Observation.class);
    assertThat(codes(observations.get(0).getCode().getCoding()))
        .containsExactly(
            "http://lab.example|GLU", "http://loinc.org|2345-7", "https://group.example|GLUC");
    assertThat(codes(observations.get(1).getCode().getCoding()))
        .containsExactly("http://lab.example|NA");
    assertThat(all(translation, DiagnosticReport.class).get(0).getCode().getCoding()).hasSize(1);
  }

  @Test
  void localCodesOfATableFillElementsThatTakeOnlyItsCodes() throws IOException {
    String[] message = {EVENT, "PID|1||1^^^X||||19800101|W||||||||5"};
    Translation without = admit(given.sender(), message);
    assertThat(patient(without).getGender()).isNotEqualTo(AdministrativeGender.FEMALE);
    assertThat(without.findings()).extracting(Finding::location).contains("PID-8");

    Translation with =
        admit(
            given.sender(
                "codes:",
                "  - table: 0001",
                "    map: {W: F|http://terminology.hl7.org/CodeSystem/v2-0001}",
                "  - table: [0002]",
                "    map: {5: M|http://terminology.hl7.org/CodeSystem/v2-0002|Married}"),
            message);
    assertThat(patient(with).getGender()).isEqualTo(AdministrativeGender.FEMALE);
    assertThat(codes(patient(with).getMaritalStatus().getCoding()))
        .containsExactly(
            "urn:corridor:sender:FAC:APP:codes:v2-0002|5",
            "http://terminology.hl7.org/CodeSystem/v2-0002|M",
            "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus|M");
    assertThat(with.findings())
        .extracting(Finding::location)
        .doesNotContain("PID-8", "PID-16", "PID-16.1");
  }

  @Test
  void whatIsSaidOfAFieldGoesBeforeWhatIsSaidOfItsTable() throws IOException {
    Translation translation =
        admit(
            given.sender(
                "codes:",
                "  - {field: PID-8, map: {W: male|http://hl7.org/fhir/administrative-gender}}",
                "  - {table: 0001, map: {W: female|http://hl7.org/fhir/administrative-gender}}",
                "  - {field: PID-16, map: {Q: M|http://terminology.hl7.org/CodeSystem/v2-0002}}"),
            EVENT,
            "PID|1||1^^^X||||19800101|W||||||||Q");
    assertThat(patient(translation).getGender()).isEqualTo(AdministrativeGender.MALE);
    assertThat(codes(patient(translation).getMaritalStatus().getCoding()))
        .contains("http://terminology.hl7.org/CodeSystem/v3-MaritalStatus|M");
    assertThat(translation.leftovers().unmappedCodes()).isEmpty();
  }

  @Test
  void unitsOfTheSenderBecomeUcum() throws IOException {
    String[] message = {
      "PID|1||1^^^X", "OBR|1||F1|GLU^Glucose^LN", "OBX|1|NM|GLU^Glucose^LN||5|MGPDL|||||F"
    };
    assertThat(
            all(report(given.sender(), message), Observation.class)
                .get(0)
                .getValueQuantity()
                .getCode())
        .isNull();
    SenderProfile sender =
        given.sender("codes: [{table: UCUM, map: {MGPDL: mg/dL|http://unitsofmeasure.org}}]");
    assertThat(all(report(sender, message), Observation.class).get(0).getValueQuantity())
        .satisfies(
            quantity -> {
              assertThat(quantity.getCode()).isEqualTo("mg/dL");
              assertThat(quantity.getUnit()).isEqualTo("MGPDL");
            });
  }

  @Test
  void aConceptMapDoesAsWell() throws IOException {
    given.beside(
        "tests.json",
        """
        {"resourceType":"ConceptMap","status":"active","group":[{"target":"http://loinc.org",
         "element":[{"code":"GLU","target":[{"code":"2345-7","equivalence":"equivalent"}]},
                    {"code":"NA","target":[{"code":"1-1","equivalence":"unmatched"}]}]}]}
        """);
    Translation translation =
        report(
            given.sender("codes:", "  - field: [OBX-3, OBR-4]", "    file: tests.json"),
            "PID|1||1^^^X",
            "OBR|1||F1|GLU^Glucose^LN",
            "OBX|1|NM|GLU^Glucose^LN||5|mmol/L|||||F",
            "OBX|2|NM|NA^Sodium^LN||5|mmol/L|||||F");
    assertThat(codes(all(translation, Observation.class).get(0).getCode().getCoding()))
        .contains("http://loinc.org|2345-7");
    assertThat(codes(all(translation, DiagnosticReport.class).get(0).getCode().getCoding()))
        .contains("http://loinc.org|2345-7");
    assertThat(all(translation, Observation.class).get(1).getCode().getCoding()).hasSize(1);
  }
}
