package org.corridor.claims;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.corridor.exchange.ReceivedSet;
import org.corridor.exchange.SetConsumer;
import org.corridor.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Questions about claims that nobody answers. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class AskingRoundTest {
  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private Office office;
  private AskingRound round;
  private DraftRow sent;

  @BeforeEach
  void open() throws IOException {
    List<StatusHeard> heard = new ArrayList<>();
    SetConsumer consumer =
        new SetConsumer() {
          @Override
          public String name() {
            return "claims-status";
          }

          @Override
          public Set<String> kinds() {
            return Set.of("277");
          }

          @Override
          public void take(ReceivedSet set) throws IOException {
            heard.get(0).take(set);
          }
        };
    office = new Office(kind, folder, "837P, 276", List.of(consumer));
    Questions questions = new Questions(office.hub.database(), office.hub.clock());
    heard.add(new StatusHeard(office.hub.database(), questions));
    ClaimsSettings usual = ClaimsSettings.USUAL;
    round =
        new AskingRound(
            new ClaimsSettings(
                true,
                usual.place(),
                usual.billingProvider(),
                usual.holdDays(),
                usual.batch(),
                Office.SUBMITTER,
                usual.marks(),
                new ClaimsSettings.Asking(Duration.ofDays(14), Duration.ofDays(7), 3),
                usual.attachment()),
            office.known,
            office.drafts,
            questions,
            office.hub.realTime(),
            office.hub.numbers(),
            office.leases,
            office.hub.clock());
    sent = office.bill();
  }

  @AfterEach
  void close() {
    office.close();
  }

  private int ask() throws InterruptedException {
    return round.ask(office.visit.repository);
  }

  private String question() throws IOException {
    return office.files().stream()
        .filter(file -> file.contains("ST*276"))
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  /** The partner's 277 with one status of our last question. */
  private void answer(int number, String status) throws IOException {
    String trace = question().replaceAll("(?s).*TRN\\*1\\*([^~]+)~.*", "$1");
    String set =
        """
        ST*277*0001*005010X212~
        BHT*0010*08*A%d*20260706*0800*DG~
        HL*1**20*1~
        NM1*PR*2*BIRCH MUTUAL*****PI*BIRCH~
        PER*IC*DESK*TE*8005550199~
        HL*2*1*21*1~
        NM1*41*2*LAKESIDE BILLING*****46*LKB001~
        HL*3*2*19*1~
        NM1*1P*2*LAKESIDE CLINIC*****XX*1940000114~
        HL*4*3*22*0~
        NM1*IL*1*MARSH*IDA****MI*M1~
        TRN*2*%s~
        STC*%s*20260706**224.99*0~
        REF*1K*BI77~
        REF*EJ*%s~
        DTP*472*D8*20260606~
        """
            .formatted(number, trace, status, sent.number())
            .replace("\n", "");
    office.hub.receive(
        "277",
        ("ISA*00*          *00*          *ZZ*BIRCH01        *ZZ*LKB001         *260706*0800*^*00501*00000%04d*0*T*:~"
                    .formatted(number)
                + "GS*HN*BIRCH01*LKB001*20260706*0800*%d*X*005010X212~".formatted(number)
                + set
                + "SE*17*0001~GE*1*%d~IEA*1*00000%04d~".formatted(number, number))
            .getBytes(UTF_8));
    assertThat(
            office.hub.count(
                "SELECT count(*) FROM set_taking WHERE state = 'TAKEN' AND consumer ="
                    + " 'claims-status'"))
        .isEqualTo(number);
  }

  private String state() {
    return office.hub.count("SELECT count(*) FROM claim_question WHERE state = 'ANSWERED'")
        + " answered, "
        + office.hub.count("SELECT count(*) FROM claim_question WHERE state = 'UNANSWERED'")
        + " unanswered";
  }

  @Test
  void aClaimIsAskedForAfterDaysOfSilenceAndNotAtOnceAgain()
      throws IOException, InterruptedException {
    assertThat(ask()).isZero();
    office.hub.later(Duration.ofDays(15));
    assertThat(ask()).isEqualTo(1);
    assertThat(ask()).isZero();
    assertThat(question())
        .contains("NM1*PR*2*Birch Mutual*****PI*BIRCH~", "REF*EJ*" + sent.number() + "~");
    assertThat(office.scrub.findings(question().getBytes(UTF_8))).isEmpty();
    assertThat(office.story(sent.number())).contains("ASKED");
    office.hub.later(Duration.ofDays(8));
    assertThat(ask()).isEqualTo(1);
    office.hub.later(Duration.ofDays(8));
    assertThat(ask()).isEqualTo(1);
    office.hub.later(Duration.ofDays(8));
    assertThat(ask()).as("three times are enough").isZero();
  }

  @Test
  void aClaimThatTakesBackAnotherIsNotAskedFor() throws IOException, InterruptedException {
    office.numbers.put("BIRCH", "BI77");
    office.desk.correct(office.visit.repository, sent.claim(), true, "ann");
    office.bill();
    assertThat(office.all()).extracting(DraftRow::state).containsOnly(DraftState.SENT);
    office.hub.later(Duration.ofDays(15));
    assertThat(ask()).isZero();
  }

  @Test
  void anAnswerIsKeptWithItsQuestion() throws IOException, InterruptedException {
    office.hub.later(Duration.ofDays(15));
    ask();
    answer(1, "P1:20");
    assertThat(state()).isEqualTo("1 answered, 0 unanswered");
    assertThat(office.story(sent.number())).endsWith("ASKED", "STATUS");
  }

  @Test
  void aPayerWhoCannotAnswerNowIsAskedAgainAfterAnHour() throws IOException, InterruptedException {
    office.hub.later(Duration.ofDays(15));
    ask();
    answer(1, "E1:0");
    assertThat(state()).isEqualTo("0 answered, 1 unanswered");
    office.hub.later(Duration.ofMinutes(50));
    assertThat(ask()).isZero();
    office.hub.later(Duration.ofMinutes(20));
    assertThat(ask()).isEqualTo(1);
    answer(2, "E1:0");
    office.hub.later(Duration.ofMinutes(70));
    assertThat(ask()).as("later each time").isZero();
  }
}
