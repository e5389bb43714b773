package org.corridor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.SenderRules;
import org.corridor.hl7v2.V2Message;
import org.corridor.shared.Finding;
import org.corridor.testing.SharedData;
import org.junit.jupiter.api.Test;

class GuardsTest {

  static final SupportedMessages SUPPORTED =
      (type, trigger) ->
          (type.equals("ADT") && Set.of("A01", "A04", "A08", "A28", "A31", "A40").contains(trigger))
              || (type.equals("ORU") && trigger.equals("R01"))
              || Set.of("VXU^V04", "SIU^S12", "MFN^M02").contains(type + "^" + trigger);

  private static final Guards GUARDS = new Guards(SUPPORTED, Set.of("P", "T"));

  private static Verdict judge(String text) {
    return GUARDS.judge(V2Message.parse(text), SenderRules.NONE);
  }

  private static List<String> refusals(Verdict verdict, char kind) {
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    Verdict.Refused refused = (Verdict.Refused) verdict;
    assertThat(refused.kind()).isEqualTo(kind);
    return refused.findings().stream().map(f -> f.location() + " " + f.code()).toList();
  }

  private static String patient(String pid3) {
    Verdict verdict = judge("MSH|^~\\&|A|B|C|D|1||ADT^A01|7|P|2.5\rPID|1||" + pid3);
    return ((Verdict.Accepted) verdict).patient();
  }

  private static Verdict scenario(String file) {
    SenderProfile sender = new SenderProfile(ZoneOffset.UTC, StandardCharsets.ISO_8859_1, "urn:x");
    return GUARDS.judge(
        V2Message.parse(
            SharedData.bytes(SharedData.folder("hl7v2/scenarios").resolve(file)), sender),
        SenderRules.NONE);
  }

  @Test
  void theMedicalRecordNumberOrdersAPatient() {
    assertThat(patient("1^^^X^SS~2^^^Y^PI~3^^^Z^MR")).isEqualTo("Z|3");
    assertThat(patient("1^^^X^SS~2^^^Y^PI")).isEqualTo("Y|2");
    assertThat(patient("^^^X~1^^^&1.2&ISO^SS~2")).isEqualTo("1.2|1");
    assertThat(patient("42")).isEqualTo("|42");
    assertThat(patient("3^^^Z^MR~1^^^B^MR"))
        .isEqualTo("B|1")
        .isEqualTo(patient("1^^^B^MR~3^^^Z^MR"));
  }

  @Test
  void lanesAreStableAndShort() {
    assertThat(PatientKey.lane("Z|3")).isEqualTo(PatientKey.lane("Z|3")).matches("[0-9a-f]{4}");
    assertThat(PatientKey.lane("Z|3")).isNotEqualTo(PatientKey.lane("Z|4"));
  }

  @Test
  void aTruncatedHeaderIsRejectedWithAllThatIsMissing() {
    assertThat(refusals(judge("MSH|^~\\&|X"), 'R'))
        .containsExactly("MSH-10 101", "MSH-9 101", "MSH-12 101");
  }

  @Test
  void typesTriggersAndVersionsThatAreNotTakenAreRejected() {
    String pid = "\rPID|1||42";
    assertThat(refusals(judge("MSH|^~\\&|A|B|C|D|1||XYZ^X01|7|P|2.5" + pid), 'R'))
        .containsExactly("MSH-9.1 200");
    assertThat(refusals(judge("MSH|^~\\&|A|B|C|D|1||ADT^A99|7|P|2.5" + pid), 'R'))
        .containsExactly("MSH-9.2 201");
    assertThat(refusals(judge("MSH|^~\\&|A|B|C|D|1||ADT^A01|7|P|9.9" + pid), 'R'))
        .containsExactly("MSH-12 203");
    assertThat(refusals(judge("MSH|^~\\&|A|B|C|D|1||ADT^A01|7|D|2.5" + pid), 'R'))
        .containsExactly("MSH-11 202");
  }

  @Test
  void aMessageAboutNobodyIsAnError() {
    String msh = "MSH|^~\\&|A|B|C|D|1||ADT^A01|7|P|2.5";
    assertThat(refusals(judge(msh), 'E')).containsExactly("PID 101");
    assertThat(refusals(judge(msh + "\rPID|1||^^^A"), 'E')).containsExactly("PID-3 101");
    assertThat(refusals(judge(msh + "\rPID|1||\"\""), 'E')).containsExactly("PID-3 101");
    assertThat(refusals(judge(msh + "\rpid|1||42"), 'E'))
        .containsExactly("PID 101", " segment-name-case");
  }

  @Test
  void whatIsNotAboutAPatientNeedsNone() {
    String msh = "MSH|^~\\&|A|B|C|D|1||%s|7|P|2.5";
    assertThat(judge(msh.formatted("MFN^M02"))).isInstanceOf(Verdict.Accepted.class);
    assertThat(judge(msh.formatted("SIU^S12"))).isInstanceOf(Verdict.Accepted.class);
    assertThat(refusals(judge(msh.formatted("SIU^S12") + "\rPID|1"), 'E'))
        .containsExactly("PID-3 101");
    assertThat(refusals(judge(msh.formatted("VXU^V04")), 'E')).containsExactly("PID 101");
  }

  @Test
  void theNumberInPid2ServesWherePid3IsEmpty() {
    Verdict verdict = judge("MSH|^~\\&|A|B|C|D|1||ADT^A01|7|P|2.1\rPID|1|42^^^X");
    assertThat(((Verdict.Accepted) verdict).patient()).isEqualTo("X|42");
  }

  @Test
  void aMergeMustSayWhatIsMerged() {
    String merge = "MSH|^~\\&|A|B|C|D|1||ADT^A40|7|P|2.5\rPID|1||42";
    assertThat(refusals(judge(merge), 'E')).containsExactly("MRG-1 101");
    assertThat(refusals(judge(merge + "\rMRG|^^^A"), 'E')).containsExactly("MRG-1 101");
    assertThat(judge(merge + "\rMRG|43")).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void oldSendersMayLeaveTheTriggerOut() {
    assertThat(judge("MSH|^~\\&|A|B|C|D|1||ADT|7|P|2.1\rEVN|A04\rPID|1||42"))
        .isInstanceOf(Verdict.Accepted.class);
    assertThat(judge("MSH|^~\\&|A|B|C|D|1||ORU|7|P|2.1\rPID|1||42"))
        .isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void impossibleDatesAreNotForTheDoor() {
    assertThat(judge("MSH|^~\\&|A|B|C|D|20259999||ADT^A01|7|P|2.5\rPID|1||42||||20250230"))
        .isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void acknowledgementScenarios() {
    String folder = "21-acknowledgement-modes/";
    assertThat(refusals(scenario(folder + "7-no-control-id.hl7"), 'R'))
        .containsExactly("MSH-10 101");
    assertThat(refusals(scenario(folder + "8-version-9.9.hl7"), 'R')).containsExactly("MSH-12 203");
    assertThat(refusals(scenario(folder + "9-unknown-trigger.hl7"), 'R'))
        .containsExactly("MSH-9.2 201");
    assertThat(refusals(scenario(folder + "10-unknown-type.hl7"), 'R'))
        .containsExactly("MSH-9.1 200");
    assertThat(scenario(folder + "11-processing-id-T.hl7")).isInstanceOf(Verdict.Accepted.class);
    assertThat(refusals(scenario(folder + "12-no-patient-id.hl7"), 'E'))
        .containsExactly("PID-3 101");
  }

  @Test
  void malformedScenarios() {
    String folder = "29-malformed/";
    assertThat(refusals(scenario(folder + "3-msh-only.hl7"), 'E')).containsExactly("PID 101");
    assertThat(refusals(scenario(folder + "4-msh-truncated.hl7"), 'R')).hasSize(3);
    for (String name :
        new String[] {
          "5-lf-only",
          "6-crlf",
          "7-z-segments-everywhere",
          "8-segment-out-of-order",
          "9-very-long-field",
          "10-control-chars",
          "11-sex-not-in-table"
        }) {
      assertThat(scenario(folder + name + ".hl7")).as(name).isInstanceOf(Verdict.Accepted.class);
    }
    assertThat(refusals(scenario(folder + "12-lower-case-segment.hl7"), 'E')).contains("PID 101");
  }

  @Test
  void refusalsQuoteNoValue() {
    Verdict verdict = judge("MSH|^~\\&|A|B|C|D|1||SECRET^SECRET|7|SECRET|SECRET\rPID|1");
    assertThat(((Verdict.Refused) verdict).findings())
        .extracting(Finding::text)
        .noneMatch(text -> text.contains("SECRET"));
  }

  @Test
  void aMasterFileIsAboutNoPatient() {
    Guards guards = new Guards((type, trigger) -> true, Set.of("P"));
    Verdict file =
        guards.judge(
            V2Message.parse("MSH|^~\\&|A|B|C|D|1||MFN^M02|7|P|2.5\rMFI|STF\rMFE|MAD"),
            SenderRules.NONE);
    assertThat(file).isEqualTo(new Verdict.Accepted(""));
    Verdict charge =
        guards.judge(
            V2Message.parse("MSH|^~\\&|A|B|C|D|1||DFT^P03|7|P|2.5\rFT1|1"), SenderRules.NONE);
    assertThat(refusals(charge, 'E')).contains("PID 101");
  }
}
