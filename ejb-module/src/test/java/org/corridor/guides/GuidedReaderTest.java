package org.corridor.guides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.testing.X12Text.alone;
import static org.corridor.testing.X12Text.claim;
import static org.corridor.testing.X12Text.professional;
import static org.corridor.testing.X12Text.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.corridor.x12.Finding;
import org.corridor.x12.InterchangeReader;
import org.corridor.x12.Limits;
import org.corridor.x12.Segment;
import org.corridor.x12.TransactionSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One defect in a claim that has none otherwise is one finding at its place. */
class GuidedReaderTest {
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> places = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();

  private void read(String text) throws IOException {
    read(text, Limits.USUAL);
  }

  private void read(String text, Limits limits) throws IOException {
    GuidedHandler listening =
        new GuidedHandler() {
          @Override
          public void guided(TransactionSet set, Guide guide) {
            places.add(guide.kind());
          }

          @Override
          public void segment(SegmentUse use, long position, Segment segment) {
            places.add(use.toString());
          }

          @Override
          public void loopEnded(LoopUse loop) {
            ended.add(loop.id());
          }

          @Override
          public void finding(Finding finding) {
            findings.add(finding);
          }
        };
    new InterchangeReader(
            new GuidedReader(Guides.standard(), RuleBook.NONE, listening, limits), limits)
        .read(stream(text));
  }

  private static List<String> changed(String segment, String... instead) {
    List<String> claim = claim();
    int at = claim.indexOf(segment);
    assertThat(at).as(segment).isNotNegative();
    claim.remove(at);
    claim.addAll(at, Arrays.asList(instead));
    return claim;
  }

  private String found() {
    return String.join(
        ", ",
        findings.stream()
            .map(
                f ->
                    "%s/%s%s@%d %s %s %d"
                        .formatted(
                            f.place().loop(),
                            f.place().segment(),
                            f.place().element(),
                            f.place().position(),
                            f.code(),
                            f.answer(),
                            f.level()))
            .toList());
  }

  private String foundWith(String segment, String... instead) throws IOException {
    read(professional(changed(segment, instead)));
    return found();
  }

  @Test
  void aCleanClaimHasNoFindingAndEverySegmentItsPlace() throws IOException {
    read(professional(claim()));
    assertThat(findings).isEmpty();
    assertThat(places)
        .startsWith("837P", "/ST", "/BHT", "1000A/NM1", "1000A/PER", "1000B/NM1", "2000A/HL")
        .endsWith("2300/HI", "2400/LX", "2400/SV1", "2400/DTP", "/SE")
        .hasSize(24);
    assertThat(ended)
        .containsExactly(
            "1000A", "1000B", "2010AA", "2010BA", "2010BB", "2400", "2300", "2000B", "2000A", "");
  }

  @ParameterizedTest(name = "{0} as {1}: {2}")
  @CsvSource({
    "DMG*D8*19800101*F, DMG*D8*19801345*F, 2010BA/DMG02@16 invalid-date IK4:8 1",
    "DTP*472*D8*20260620, DTP*472*D8*20260620-20260621, 2400/DTP03@22 invalid-date IK4:8 1",
    "DTP*472*D8*20260620, DTP*472*RD8*20260620, 2400/DTP03@22 invalid-date IK4:8 1",
    "CLM*A1*25.5***11:B:1*Y*A*Y*Y, 'CLM*A1*2,5***11:B:1*Y*A*Y*Y', 2300/CLM02@18 invalid-character IK4:6 1",
    "CLM*A1*25.5***11:B:1*Y*A*Y*Y, CLM*A1****11:B:1*Y*A*Y*Y, 2300/CLM02@18 element-missing IK4:1 2",
    "CLM*A1*25.5***11:B:1*Y*A*Y*Y, CLM*A1*25.5***11::1*Y*A*Y*Y, 2300/CLM05-2@18 element-missing IK4:1 2",
    "CLM*A1*25.5***11:B:1*Y*A*Y*Y, CLM*A1*25.5***11:B*Y*A*Y*Y, 2300/CLM05-3@18 element-missing IK4:1 2",
    "CLM*A1*25.5***11:B:1*Y*A*Y*Y, CLM*A1*25.5***11:B:1:x*Y*A*Y*Y, 2300/CLM05-4@18 too-many-components IK4:13 1",
    "CLM*A1*25.5***11:B:1*Y*A*Y*Y, CLM*A1*25.5*x**11:B:1*Y*A*Y*Y, 2300/CLM03@18 element-not-used IK4:I10 2",
    "CLM*A1*25.5***11:B:1*Y*A*Y*Y, CLM*A1*25.5***11:B:1*Y*A*Y*Q, 2300/CLM09@18 code-not-allowed IK4:7 2",
    "N4*LAKE CITY*IL*60601, N4*LAKE CITY*IL*62, 2010BA/N403@15 too-short IK4:4 1",
    "N4*LAKE CITY*IL*60601, N4*LAKE CITY*ILL*60601, 2010BA/N402@15 too-long IK4:5 1",
    "HI*ABK:J029, HI*ABK:J029*ABF:I10:::::::::x, 2300/HI02-10@19 too-many-components IK4:13 1",
    "HI*ABK:J029, HI*ABK:J029^ABK:J030, 2300/HI01@19 too-many-repetitions IK4:12 2",
    "HL*2*1*22*0, HL*7*1*22*0, 2000B/HL01@11 hierarchy-number IK4:7 1",
    "HL*2*1*22*0, HL*2*9*22*0, 2000B/HL02@11 hierarchy-parent IK4:7 1",
    "HL*2*1*22*0, HL*2*1*22*1, 2000B/HL04@11 hierarchy-child IK4:7 1",
    "BHT*0019*00*B1*20260630*0915*CH, BHT*0019*00*B1*20260630*2515*CH, /BHT05@2 invalid-time IK4:9 1",
    "NM1*IL*1*DOE*JANE****MI*M0001, NM1*IL*1*DOE*JANE****MI, 2010BA/NM109@13 related-element-missing IK4:2 1",
    "N3*5 OAK STREET, N3*5 OAK STREET*A*B*C, '2010BA/N303@14 too-many-elements IK4:3 1, 2010BA/N304@14 too-many-elements IK4:3 1'",
    "SV1*HC:99213*25.5*UN*1***1, SV1*HC:99213:1:2:3:4:5*25.5*UN*1***1, 2400/SV101-3@21 too-short IK4:4 1",
  })
  void aSpoiltElementIsOneFinding(String segment, String instead, String finding)
      throws IOException {
    assertThat(foundWith(segment, instead)).isEqualTo(finding);
  }

  @Test
  void aMissingSegmentIsFoundWhereItsPlaceWasPassed() throws IOException {
    assertThat(foundWith("HI*ABK:J029")).isEqualTo("2300/HI@19 segment-missing IK3:I8 2");
    assertThat(findings.get(0).place().claim()).isEqualTo("A1");
    assertThat(findings.get(0).hint()).isEqualTo("Diagnoses");
  }

  @Test
  void theLastThingMissingIsFoundAtTheEnd() throws IOException {
    assertThat(foundWith("DTP*472*D8*20260620")).isEqualTo("2400/DTP@22 segment-missing IK3:I8 2");
  }

  @Test
  void aMissingLoopIsOneFindingWhateverWasInIt() throws IOException {
    List<String> claim = claim();
    claim.removeAll(
        List.of(
            "NM1*85*2*LAKE PHYSICIANS*****XX*1234567893",
            "N3*1 MAIN STREET",
            "N4*LAKE CITY*IL*606010001",
            "REF*EI*123456789"));
    read(professional(claim));
    assertThat(found()).isEqualTo("2010AA/NM1@7 loop-missing IK3:I7 2");
  }

  @Test
  void aLoopWithoutAPlaceIsOneFindingWhateverIsInIt() throws IOException {
    assertThat(
            foundWith(
                "NM1*85*2*LAKE PHYSICIANS*****XX*1234567893",
                "NM1*117*2*LAKE PHYSICIANS*****XX*1234567893"))
        .isEqualTo("2000A/NM1@7 segment-unexpected IK3:2 1");
  }

  @Test
  void segmentsAndLoopsThatComeTooOftenAreFoundOnce() throws IOException {
    String submitter = "PER*IC*BILLING*TE*5555550100";
    assertThat(foundWith(submitter, submitter, submitter, submitter, submitter))
        .isEqualTo("1000A/PER@6 segment-too-often IK3:5 2");
    findings.clear();
    List<String> claim = claim();
    claim.addAll(9, claim.subList(5, 9).stream().toList());
    read(professional(claim));
    assertThat(found()).isEqualTo("2010AA/NM1@11 loop-too-often IK3:4 2");
  }

  @Test
  void aSegmentAfterItsPlaceIsOutOfOrderAndNotMissing() throws IOException {
    List<String> claim = claim();
    claim.remove("N3*1 MAIN STREET");
    claim.add(7, "N3*1 MAIN STREET");
    read(professional(claim));
    assertThat(found()).isEqualTo("2010AA/N3@9 segment-out-of-order IK3:7 1");
  }

  @Test
  void segmentsOfOnePositionComeInAnyOrder() throws IOException {
    assertThat(
            foundWith(
                "HI*ABK:J029",
                "DTP*435*D8*20260601",
                "DTP*431*D8*20260602",
                "DTP*454*D8*20260603",
                "HI*ABK:J029"))
        .isEmpty();
  }

  @Test
  void unknownAndUnusedSegmentsAreTold() throws IOException {
    assertThat(foundWith("HI*ABK:J029", "ZZZ*1", "HI*ABK:J029"))
        .isEqualTo("2300/ZZZ@19 segment-unknown IK3:1 1");
    findings.clear();
    assertThat(foundWith("HI*ABK:J029", "HI*ABK:J029", "CLP*1"))
        .isEqualTo("2300/CLP@20 segment-not-used IK3:I4 2");
  }

  @Test
  void whatASetLacksThatBreaksOffIsNotTold() throws IOException {
    String text = professional(claim());
    read(text.substring(0, text.indexOf("HI*")) + "GE*1*1~IEA*1*000000001~");
    assertThat(found()).isEqualTo("/SE@18 set-trailer-missing IK5:2 1");
  }

  @Test
  void findingsOfAClaimNameItAndThoseAfterItDoNot() throws IOException {
    List<String> claim = claim();
    claim.set(claim.indexOf("DTP*472*D8*20260620"), "DTP*472*D8*1");
    claim.addAll(List.of("HL*3*9*22*0", "SBR*P*18*GRP1******CI"));
    read(professional(claim));
    assertThat(findings).extracting(f -> f.place().claim()).startsWith("A1", "").contains("");
    assertThat(findings.get(1).place().loop()).isEqualTo("2000B");
  }

  @Test
  void charactersBeyondX12AreAWarning() throws IOException {
    assertThat(foundWith("N3*5 OAK STREET", "N3*5 \u00c3\u0096AK STREET"))
        .isEqualTo("2010BA/N301@14 character-beyond-x12  1");
    assertThat(findings.get(0).severity()).isEqualTo(Finding.Severity.WARNING);
  }

  @Test
  void oneSeparatorThatDiffersIsOneFinding() throws IOException {
    List<String> claim = claim();
    claim.replaceAll(s -> s.replace(':', '>'));
    read(professional(claim));
    assertThat(found()).isEqualTo("2300/CLM05@18 component-separator-differs IK4:6 1");
  }

  @Test
  void moreFindingsThanTheLimitAreCounted() throws IOException {
    List<String> claim = claim();
    claim.replaceAll(segment -> segment.replace("20260630*0915*CH", "1*2*CH"));
    claim.replaceAll(segment -> segment.replace("*19800101*", "*1*"));
    claim.replaceAll(segment -> segment.replace("*20260620", "*1"));
    read(professional(claim), new Limits(1 << 20, 2));
    assertThat(findings).hasSize(3);
    assertThat(findings.get(2).code()).isEqualTo("more-findings");
    assertThat(findings.get(2).text()).isEqualTo("2 more findings of this set are not listed");
  }

  @Test
  void aGuideThatIsNotReadIsToldAndTheSetCheckedByTheStandardAlone() throws IOException {
    read(alone("HC", "837", "005010X999", "BHT*0019*00*B1*20269930", "HI*ABK:1:::::::::", "QQQ*1"));
    assertThat(found())
        .isEqualTo(
            "/ST@1 guide-not-supported IK5:I6 2, /BHT04@2 invalid-date IK4:8 1, "
                + "/HI01-10@3 too-many-components IK4:13 1");
    assertThat(places).isEmpty();
  }

  @Test
  void anOlderReleaseIsRefusedWithTheReason() throws IOException {
    read(alone("HC", "837", "004010X098A1", "BHT*0019*00*B1*20269930"));
    assertThat(found()).isEqualTo("/ST@1 guide-not-supported IK5:I6 2");
    assertThat(findings.get(0).text())
        .isEqualTo("837 is read as 005010X222A1, 005010X223A2, 005010X224A2, not as 004010X098A1");
  }

  @Test
  void theOnlyGuideOfATypeIsTakenWhereNoneIsNamed() throws IOException {
    read(alone("FA", "999", "005010", "AK1*HC*1*005010X222A1", "AK9*A*1*1*1"));
    assertThat(found()).isEqualTo("/ST@1 guide-assumed IK5:I6 2");
  }

  @Test
  void aTypeOfSetThatIsNotReadIsRefused() throws IOException {
    read(alone("PO", "850", "004010", "BEG*00"));
    assertThat(found()).isEqualTo("/ST@1 set-not-supported IK5:1 2");
  }

  @Test
  void aSetInAnotherGroupOrOfAnotherConventionIsTold() throws IOException {
    read(professional(claim()).replace("GS*HC", "GS*HP"));
    assertThat(found()).isEqualTo("/ST@1 set-not-in-its-group IK5:18 2");
    findings.clear();
    read(professional(claim()).replace("X*005010X222A1", "X*005010X222A2"));
    assertThat(found()).isEqualTo("/ST@1 convention-differs IK5:19 2");
  }

  @Test
  void whereTwoGuidesShareAConventionTheSecondSegmentDecides() throws IOException {
    read(alone("HI", "278", "005010X217", "BHT*0007*11*1*20260630*0915*18"));
    assertThat(places).startsWith("278-response", "/ST", "/BHT");
    List<String> asked = List.copyOf(places);
    places.clear();
    read(alone("HI", "278", "005010X217", "BHT*0007*13*1*20260630*0915"));
    assertThat(places).startsWith("278").hasSameSizeAs(asked);
  }
}
