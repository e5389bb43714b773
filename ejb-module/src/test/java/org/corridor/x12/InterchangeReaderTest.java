package org.corridor.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.corridor.testing.X12Text.group;
import static org.corridor.testing.X12Text.interchange;
import static org.corridor.testing.X12Text.isa;
import static org.corridor.testing.X12Text.set;
import static org.corridor.testing.X12Text.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterchangeReaderTest {
  private static final String VERSION = "005010X222A1";
  private static final String SET = set("837", "0001", VERSION, "BHT*0019", "HL*1**20");
  private static final String GROUP = group("HC", "1", VERSION, SET);
  private static final String GOOD = interchange("000000001", GROUP);

  private final List<String> events = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private boolean read(String text) throws IOException {
    return read(text, Limits.USUAL);
  }

  private boolean read(String text, Limits limits) throws IOException {
    return new InterchangeReader(new Listening(), limits).read(stream(text));
  }

  private List<String> found(String text) throws IOException {
    read(text);
    return findings.stream().map(f -> f.code() + " " + f.answer()).toList();
  }

  private final class Listening implements InterchangeHandler {
    @Override
    public void interchange(Interchange interchange) {
      events.add("ISA " + interchange.control());
    }

    @Override
    public void service(Interchange interchange, Segment segment) {
      events.add(segment.name());
    }

    @Override
    public void group(FunctionalGroup group) {
      events.add("GS " + group.control());
    }

    @Override
    public void set(TransactionSet set) {
      events.add("ST " + set.control());
    }

    @Override
    public void segment(long position, Segment segment) {
      events.add(position + " " + segment.name());
    }

    @Override
    public void setEnded(TransactionSet set, boolean whole, long end) {
      events.add(whole ? "SE" : "cut off");
    }

    @Override
    public void groupEnded(FunctionalGroup group, String stated, int sets) {
      events.add("GE " + stated + "/" + sets);
    }

    @Override
    public void interchangeEnded(Interchange interchange) {
      events.add("IEA");
    }

    @Override
    public void finding(Finding finding) {
      findings.add(finding);
    }
  }

  @Test
  void envelopesAreToldInTheirOrder() throws IOException {
    assertThat(read(GOOD)).isTrue();
    assertThat(events)
        .containsExactly(
            "ISA 000000001",
            "GS 1",
            "ST 0001",
            "1 ST",
            "2 BHT",
            "3 HL",
            "4 SE",
            "SE",
            "GE 1/1",
            "IEA");
    assertThat(findings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MSH|^~\\&|A", "nothing"})
  void withoutAnInterchangeThereIsNothingToSay(String text) throws IOException {
    assertThat(read(text)).isFalse();
    assertThat(events).isEmpty();
    assertThat(findings).isEmpty();
  }

  @ParameterizedTest(name = "{0} as {1}: {2}")
  @CsvSource({
    "IEA*1*000000001, IEA*1*000000002, interchange-control-number-differs TA1:001",
    "IEA*1*, IEA*2*, groups-missing TA1:021",
    "IEA*1*, IEA*0*, group-count-differs TA1:021",
    "IEA*1*, IEA*x*, group-count-differs TA1:021",
    "IEA*1*000000001~, '', interchange-trailer-missing TA1:023",
    "GE*1*1~, GE*1*2~, group-control-number-differs AK9:4",
    "GE*1*1~, GE*3*1~, sets-missing AK9:5",
    "GE*1*1~, GE**1~, set-count-differs AK9:5",
    "GE*1*1~, '', group-trailer-missing AK9:3",
    "SE*4*0001~, SE*9*0001~, segment-count-differs IK5:4",
    "SE*4*0001~, SE*3*0001~, segment-count-differs IK5:4",
    "SE*4*0001~, SE*4*0002~, set-control-number-differs IK5:3",
    "SE*4*0001~, '', set-trailer-missing IK5:2",
    "*00501*, *00601*, header-element TA1:017",
    "*260630*0915*, *269930*0915*, header-element TA1:014",
    "*260630*0915*, *260630*0975*, header-element TA1:015",
    "*0*T*, *0*X*, header-element TA1:020",
    "*0*T*, *7*T*, header-element TA1:019",
    "*ZZ*LAKE, *ZQ*LAKE, header-element TA1:005",
    "'*ZZ*LAKE', '*ZZ*    ', header-element TA1:006",
    "*ZZ*ALDER, *ZQ*ALDER, header-element TA1:007",
    "'*ZZ*ALDER', '*ZZ*     ', header-element TA1:008",
    "*T*:~, *T**~, separators-alike TA1:026",
    "*0915*1*X, *0915*A*X, header-element AK9:6",
    "GE*1*1~, GE*1*1~NTE*x~, segment-outside-set TA1:022",
    "GE*1*1~, NTE*x~GE*1*1~, segment-outside-set AK9:26",
    "GE*1*1~, SE*1*1~GE*1*1~, trailer-without-header AK9:26",
    "GE*1*1~, GE*1*1~GE*1*1~, trailer-without-header TA1:022",
    "GE*1*1~, GE*1*1~ST*837*1~, set-outside-group TA1:024",
  })
  void whatIsWrongWithAnEnvelopeIsOneFinding(String part, String instead, String finding)
      throws IOException {
    String spoilt = GOOD.replace(part, instead);
    assertThat(spoilt).isNotEqualTo(GOOD);
    assertThat(found(spoilt)).contains(finding);
    assertThat(findings.stream().filter(f -> f.code().equals(finding.split(" ", -1)[0])))
        .hasSize(1);
    if (!finding.contains("TA1:026") && !finding.contains("AK9:6") && !instead.contains("ST*")) {
      assertThat(findings).hasSize(1);
    }
  }

  @Test
  void theControlNumberOfTheHeaderMustBeANumber() throws IOException {
    assertThat(found(GOOD.replace("000000001", "00000000A")))
        .containsExactly("header-element TA1:018");
  }

  @Test
  void numbersThatComeTwiceAreFound() throws IOException {
    assertThat(found(interchange("000000001", GROUP, GROUP)))
        .containsExactly("group-control-number-again AK9:19");
    findings.clear();
    assertThat(found(interchange("000000001", group("HC", "1", VERSION, SET, SET))))
        .containsExactly("set-control-number-again IK5:23");
    findings.clear();
    String other = group("HC", "2", VERSION, SET);
    assertThat(found(interchange("000000001", GROUP, other))).isEmpty();
  }

  @Test
  void aSetWithoutANumberIsFound() throws IOException {
    String nameless = GOOD.replace("ST*837*0001", "ST*837*").replace("SE*4*0001", "SE*4*");
    assertThat(found(nameless)).containsExactly("set-control-number-missing IK5:7");
  }

  @Test
  void aSetThatBreaksOffCostsNoOther() throws IOException {
    String cut = SET.substring(0, SET.indexOf("SE*"));
    read(interchange("000000001", group("HC", "1", VERSION, cut, set("837", "0002", VERSION))));
    assertThat(events).containsSubsequence("ST 0001", "cut off", "ST 0002", "SE", "GE 2/2", "IEA");
    assertThat(findings).extracting(Finding::code).containsExactly("set-trailer-missing");
  }

  @Test
  void anInterchangeThatBreaksOffCostsNoOther() throws IOException {
    read(GOOD.substring(0, GOOD.indexOf("HL*")) + GOOD);
    assertThat(events).containsSubsequence("cut off", "GE /1", "IEA", "ISA 000000001", "SE", "IEA");
    assertThat(findings).extracting(Finding::code).containsExactly("interchange-trailer-missing");
  }

  @Test
  void textAroundInterchangesIsAWarning() throws IOException {
    read("From: us\n" + GOOD + "and then?" + GOOD + "regards");
    assertThat(findings)
        .extracting(Finding::code, Finding::severity)
        .containsExactly(
            tuple("text-before-interchange", Finding.Severity.WARNING),
            tuple("text-before-interchange", Finding.Severity.WARNING),
            tuple("text-after-interchange", Finding.Severity.WARNING));
    assertThat(findings.get(0).text()).startsWith("7 bytes");
  }

  @Test
  void aHeaderOfOtherLengthsAndAMissingTerminatorAreWarnings() throws IOException {
    String odd = GOOD.replace("LAKE           ", "LAKE");
    assertThat(found(odd.substring(0, odd.length() - 1)))
        .containsExactly("header-length TA1:024", "terminator-missing TA1:004");
  }

  @Test
  void segmentsBesideGroupsAreTold() throws IOException {
    read(interchange("000000001").replace("IEA*0", "TA1*000000009*260630*0915*A*000~IEA*0"));
    assertThat(events).containsExactly("ISA 000000001", "TA1", "IEA");
    assertThat(findings).isEmpty();
  }

  @Test
  void manyStraySegmentsAreTwoFindings() throws IOException {
    read(GOOD.replace("IEA", "NTE*x~".repeat(1000) + "IEA"));
    assertThat(findings).hasSize(2);
    assertThat(findings.get(1).text()).isEqualTo("999 more segments stand in no set");
  }

  @Test
  void anOverlongSegmentIsFoundAtItsPosition() throws IOException {
    read(GOOD.replace("BHT*0019", "BHT*" + "9".repeat(2000)), new Limits(1000, 10));
    assertThat(findings).extracting(Finding::answer).containsExactly("IK3:8");
    assertThat(findings.get(0).place().position()).isEqualTo(2);
    assertThat(findings.get(0).place().transaction()).isEqualTo("0001");
  }

  @Test
  void nothingOfAPatientIsInAFinding() throws IOException {
    read(GOOD.replace("GE*", "DOE JANE 19800101~GE*"));
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).place().segment()).isEmpty();
    assertThat(findings.get(0).toString()).doesNotContain("DOE");
  }

  @Test
  void eachInterchangeOfAFileHasItsOwnFindings() throws IOException {
    read(
        GOOD
            + interchange("000000002", GROUP.replace("GE*1*1", "GE*9*1"))
            + isa("000000003")
            + "IEA*0*000000003~");
    assertThat(findings).extracting(f -> f.place().interchange()).containsExactly("000000002");
  }
}
