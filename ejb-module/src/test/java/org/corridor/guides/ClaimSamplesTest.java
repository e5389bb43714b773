package org.corridor.guides;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.corridor.testing.SharedData;
import org.corridor.x12.Finding;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims that others wrote; what is wrong with those called good was judged by a person. */
class ClaimSamplesTest {
  private final Path samples = SharedData.folder("x12");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "837D/stu_X224A2_claim-from-billing-provider-to-payer-a.edi",
        "837D/stu_X224A2_claim-from-billing-provider-to-payer-b.edi",
        "837D/stu_X224A2_commercial-health-insurance.edi",
        "837D/stu_X224A2_orthodontic-treatment-plan.edi",
        "837P/lfh_demo.autoaccident.837",
        "837P/lfh_demo.cob.example3.B.837",
        "837P/lfh_demo.cob.example3.C.837",
        "837P/lfh_demo.drug.example10.1.837",
        "837P/lfh_demo.drug.example10.2.837",
        "837P/lfh_demo.drug.example10.3.837",
        "837P/lfh_demo.example1.837",
        "837P/lfh_demo.example2.837",
        "837P/lfh_demo.example7.837",
        "837P/lfh_demo.example8.837",
        "837P/sta_sample837-original.edi",
        "authored/chain/04_837P_resubmitted.edi",
        "authored/envelope/01_ok.edi",
        "authored/envelope/14_other_delimiters.edi",
        "authored/snip/01_837P_clean.edi",
        "authored/snip/02_837I_clean.edi"
      })
  void cleanClaimsHaveNoFinding(String file) throws IOException {
    assertThat(findings(samples.resolve(file))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "837I/lfh_institutional-claim.837i, 2300/CLM06 IK4:I10, 2300/DTP02 IK4:7",
    "837P/lfh_demo.ambulance.example5.837, 2300/CLM05-2 IK4:1,",
    "837P/lfh_demo.cob.2ndary.example4.837, 2300/CLM05 IK4:6,",
    "837P/lfh_demo.cob.example3.A.837, 2330B/NM1 IK3:I7,",
    "837P/lfh_demo.cob.example4.837, 2320/AMT IK3:2,",
    "authored/chain/01_837P.edi, 2010BA/NM109 IK4:2,"
  })
  void defectsOfSamplesCalledGoodAreNamed(String file, String first, @Nullable String second)
      throws IOException {
    List<String> told = findings(samples.resolve(file)).stream().map(this::shown).toList();
    assertThat(told)
        .startsWith(second == null ? new String[] {first} : new String[] {first, second});
  }

  @TestFactory
  Stream<DynamicTest> aPlantedDefectIsFoundOnceWhereItIs() throws IOException {
    Path planted = samples.resolve("authored/snip");
    JsonObject expected;
    try (InputStream in = Files.newInputStream(planted.resolve("expected.json"));
        JsonReader reader = Json.createReader(in)) {
      expected = reader.readObject();
    }
    return expected.keySet().stream()
        .filter(file -> expected.getJsonObject(file).containsKey("ack999"))
        .filter(file -> expected.getJsonObject(file).getInt("level") < 3)
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file,
                    () ->
                        assertThat(findings(planted.resolve(file)))
                            .singleElement()
                            .satisfies(f -> answers(f, expected.getJsonObject(file)))));
  }

  /** What a 999 would say of it: IK3 has segment and position, IK4 element, number and value. */
  private void answers(Finding finding, JsonObject expected) {
    String[] ik3 = expected.getJsonArray("ack999").getString(0).split("\\*", -1);
    String[] second = expected.getJsonArray("ack999").getString(1).split("\\*", -1);
    Finding.Place place = finding.place();
    assertThat(place.segment()).isEqualTo(ik3[1]);
    assertThat(place.position()).isEqualTo(Long.parseLong(ik3[2]));
    assertThat(place.loop()).startsWith(ik3[3]);
    assertThat(finding.level()).isEqualTo(expected.getInt("level"));
    if (second[0].equals("IK4")) {
      assertThat(place.element()).isEqualTo("0" + second[1]);
      assertThat(place.reference()).isEqualTo(second[2]);
      assertThat(List.of(second[3].split("\\|", -1))).contains(finding.answer().substring(4));
      assertThat(finding.value()).isEqualTo(second[4]);
    } else {
      assertThat(List.of(ik3[4].split("\\|", -1))).contains(finding.answer().substring(4));
    }
  }

  @Test
  void anOlderVersionIsRefusedWithItsName() throws IOException {
    Path old = samples.resolve("837P/unsupported/lfh_patient-is-subscriber.837");
    assertThat(findings(old))
        .singleElement()
        .satisfies(f -> assertThat(f.text()).contains("004010X098A1"));
  }

  private String shown(Finding finding) {
    Finding.Place place = finding.place();
    return "%s/%s%s %s".formatted(place.loop(), place.segment(), place.element(), finding.answer());
  }

  private static List<Finding> findings(Path file) throws IOException {
    List<Finding> findings = new ArrayList<>();
    GuidedHandler handler =
        new GuidedHandler() {
          @Override
          public void finding(Finding finding) {
            findings.add(finding);
          }
        };
    GuidedReader reader = new GuidedReader(Guides.standard(), RuleBook.NONE, handler, Limits.USUAL);
    try (InputStream in = Files.newInputStream(file)) {
      new InterchangeReader(reader, Limits.USUAL).read(in);
    }
    return findings;
  }
}
