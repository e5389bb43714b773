package org.corridor.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.corridor.guides.Loop;
import org.corridor.guides.RuleBook;
import org.corridor.testing.SharedData;
import org.corridor.x12.FunctionalGroup;
import org.corridor.x12.Interchange;
import org.corridor.x12.InterchangeWriter;
import org.corridor.x12.Separators;
import org.junit.jupiter.api.Test;

class ClaimStatusTest {
  @Test
  void openClaimsAreAskedAboutByOneQuestionEach() throws IOException {
    byte[] file =
        asked(
            new StatusRequest.Question("T1", new ClaimFixture("A1", "M1").submission(), "BI7"),
            new StatusRequest.Question("T2", new ClaimFixture("A2", "M2").submission(), ""));
    assertThat(new Scrub(RuleBook.NONE, ClaimFixture.CLOCK).findings(file)).isEmpty();
    List<Loop> questions = X12Samples.units(file, "2200D");
    assertThat(questions).extracting(q -> q.text("TRN", 2)).containsExactly("T1", "T2");
    assertThat(questions).extracting(q -> q.text("REF", "EJ", 2)).containsExactly("A1", "A2");
    assertThat(questions.get(0).text("DTP", 3)).isEqualTo("20260606");
    assertThat(questions.get(0).text("REF", "1K", 2)).isEqualTo("BI7");
  }

  @Test
  void onlyAHospitalsClaimIsAskedAboutWithItsTypeOfBill() throws IOException {
    Submission visit = new ClaimFixture("A1", "M1").submission();
    Submission stay =
        new Submission(
            ClaimKind.INSTITUTIONAL,
            visit.billing(),
            visit.subscriber(),
            visit.patient(),
            visit.claim());
    Row clm = visit.claim().row("CLM").orElseThrow();
    List<Loop> questions =
        X12Samples.units(
            asked(
                new StatusRequest.Question("T1", visit, ""),
                new StatusRequest.Question("T2", stay, "")),
            "2200D");
    assertThat(questions)
        .extracting(question -> question.text("REF", "BLT", 2))
        .containsExactly("", clm.text(5, 1) + clm.text(5, 3));
  }

  @Test
  void theAnswerSaysHowEachClaimStands() throws IOException {
    Path answer = SharedData.folder("x12").resolve("authored/chain/10_277.edi");
    List<ClaimStatus> states =
        X12Samples.units(Files.readAllBytes(answer), "2200D", "2200E").stream()
            .map(ClaimStatus::of)
            .toList();
    assertThat(states)
        .extracting(ClaimStatus::claimNumber, ClaimStatus::state, ClaimStatus::payerNumber)
        .containsExactly(
            tuple("LK101102", ClaimStatus.State.PENDING, "CE10101050533"),
            tuple("LK101105", ClaimStatus.State.NOT_FOUND, ""));
    assertThat(states.get(0).chargedCents()).isEqualTo(15074);
    assertThat(states.get(0).statuses().get(0).code()).isEqualTo("20");
  }

  private static byte[] asked(StatusRequest.Question... questions) throws IOException {
    Interchange interchange =
        new Interchange(
            "000000007",
            "ZZ",
            "LKB001",
            "ZZ",
            "EXCH01",
            "260607",
            "0800",
            "00501",
            false,
            "T",
            Separators.USUAL,
            0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    InterchangeWriter out = new InterchangeWriter(bytes, Separators.USUAL, false);
    out.begin(interchange);
    out.group(
        new FunctionalGroup(
            interchange, "HR", "LKB001", "EXCH01", "20260607", "0800", "7", "005010X212"));
    SetHeader header =
        new SetHeader(
            "Q7",
            "20260607",
            "0800",
            new SetHeader.Party("LAKESIDE", "LKB001"),
            new SetHeader.Contact("DESK", "2175550100"),
            new SetHeader.Party("EXCHANGE", "EXCH01"));
    out.set("276", "0001", "005010X212");
    new StatusRequest(out.segments()).write(header, List.of(questions));
    out.endSet();
    out.endGroup().end();
    return bytes.toByteArray();
  }
}
