package org.corridor.loops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.loops.LoopNumber.Role.FILLER;
import static org.corridor.loops.LoopNumber.Role.PLACER;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.V2Message;
import org.corridor.interfaces.LoopRules;
import org.corridor.routing.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopReaderTest {

  private static List<Mention> read(String type, String... segments) {
    return read(LoopRules.NONE, type, segments);
  }

  private static List<Mention> read(LoopRules rules, String type, String... segments) {
    String text =
        "MSH|^~\\&|HIS|NORTH|||20261121||"
            + type
            + "|1|P|2.5.1\rPID|1||9^^^NORTH^MR\r"
            + String.join("\r", segments)
            + "\r";
    return LoopReader.read(V2Message.parse(text), rules);
  }

  private static LoopEvent event(String type, String... segments) {
    List<Mention> all = read(type, segments);
    assertThat(all).hasSize(1);
    return all.get(0).event();
  }

  @Test
  void theNumbersOfObrComeBeforeThoseOfOrc() {
    assertThat(read("OML^O21", "ORC|NW|1^HIS|2^LAB", "OBR|1|3^HIS^1.2.3^ISO||GLU"))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.numbers())
                    .containsExactly(
                        new LoopNumber(PLACER, "3", "HIS"),
                        new LoopNumber(PLACER, "3", "1.2.3"),
                        new LoopNumber(FILLER, "2", "LAB")));
  }

  @Test
  void eachOrderIsALoop() {
    assertThat(read("ORM^O01", "ORC|NW|1", "OBR|1|1||A", "ORC|CA|2", "OBR|2|2||B"))
        .extracting(Mention::event)
        .containsExactly(LoopEvent.ORDERED, LoopEvent.CANCELLED);
  }

  @ParameterizedTest
  @CsvSource({
    "OML^O21, true",
    "ORM^O01, true",
    "RDE^O11, true",
    "REF^I12, true",
    "ORR^O02, false",
    "ORU^R01, false",
    "RDS^O13, false",
    "MDM^T02, false",
    "RRI^I12, false"
  })
  void ordersAndReferralsAsk(String type, boolean asks) {
    String text = "MSH|^~\\&|HIS|NORTH|||20261121||" + type + "|1|P|2.5.1\r";
    assertThat(LoopReader.asks(V2Message.parse(text))).isEqualTo(asks);
  }

  @Test
  void whatHasNoNumberIsNotFollowed() {
    assertThat(read("OML^O21", "ORC|NW", "OBR|1|||GLU")).isEmpty();
    assertThat(read("ADT^A01", "PV1|1|I")).isEmpty();
  }

  @Test
  void earlierResultsAreNotOrders() {
    assertThat(
            read("OML^O21", "ORC|NW|1", "OBR|1|1||A", "ORC|PR|7", "OBR|1|7|8|B", "OBX|1|NM|X||1"))
        .extracting(one -> one.numbers().get(0).number())
        .containsExactly("1");
  }

  @ParameterizedTest
  @CsvSource({
    "OML^O21, NW, ORDERED",
    "OML^O21, XO, ORDERED",
    "OML^O21, CA, CANCELLED",
    "ORL^O22, OK, ACCEPTED",
    "ORL^O22, UA, CANCELLED",
    "ORR^O02, CR, CANCELLED",
    "ORR^O02, UC, KEPT",
    "RDE^O11, NW, ORDERED",
    "RRE^O12, OK, ACCEPTED",
    "RDS^O13, RE, FINAL",
  })
  void orderControlsSayWhatHappened(String type, String control, LoopEvent event) {
    assertThat(event(type, "ORC|" + control + "|1")).isEqualTo(event);
  }

  @Test
  void aChangeOfStatusMayCancel() {
    assertThat(event("ORM^O01", "ORC|SC|1|||IP")).isEqualTo(LoopEvent.ACCEPTED);
    assertThat(event("ORM^O01", "ORC|SC|1|||CA")).isEqualTo(LoopEvent.CANCELLED);
  }

  @ParameterizedTest
  @CsvSource({
    "F, F, FINAL", "F, C, CORRECTED", "C, F, CORRECTED", "P, P, PARTIAL", "A, F, PARTIAL",
    "I, '', ACCEPTED", "X, '', WITHDRAWN", "'', F, FINAL", "'', P, PARTIAL", "'', C, CORRECTED"
  })
  void resultsSayHowFarTheyAre(String report, String line, LoopEvent event) {
    String obr = "OBR|1|1|2|GLU" + "|".repeat(21) + report;
    assertThat(event("ORU^R01", obr, "OBX|1|NM|GLU||5||||||" + line)).isEqualTo(event);
  }

  @Test
  void severalReportsOfOneOrderAreOneAnswer() {
    String done = "OBR|1|1|2|GLU" + "|".repeat(21) + "F";
    String open = "OBR|2|1|3|K" + "|".repeat(21) + "P";
    assertThat(read("ORU^R01", done, "OBX|1|NM|GLU||5||||||F", open))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.event()).isEqualTo(LoopEvent.PARTIAL);
              assertThat(one.numbers())
                  .extracting(LoopNumber::number)
                  .containsExactly("1", "2", "3");
            });
  }

  @Test
  void aDocumentAnswersTheOrdersItNames() {
    String txa = "TXA|1|CN|TX|||||||||DOC1||P1^HIS~P2^HIS|F1^RAD||";
    assertThat(read("MDM^T02", txa + "AU"))
        .extracting(one -> one.event() + " " + one.numbers().get(0).number())
        .containsExactly("FINAL P1", "FINAL P2");
    assertThat(read("MDM^T02", txa + "IP"))
        .extracting(Mention::event)
        .containsOnly(LoopEvent.PARTIAL);
    assertThat(read("MDM^T11", txa)).extracting(Mention::event).containsOnly(LoopEvent.WITHDRAWN);
  }

  @Test
  void aReferralIsAskedForAnsweredAndRefused() {
    String rf1 = "|R|SP|||R1^GP|||||H7^HOSP";
    assertThat(read("REF^I12", "RF1|P" + rf1))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.kind()).isEqualTo(LoopKind.REFERRAL);
              assertThat(one.event()).isEqualTo(LoopEvent.ORDERED);
              assertThat(one.numbers())
                  .containsExactly(
                      new LoopNumber(PLACER, "R1", "GP"), new LoopNumber(FILLER, "H7", "HOSP"));
            });
    assertThat(event("RRI^I12", "RF1|A" + rf1)).isEqualTo(LoopEvent.ACCEPTED);
    assertThat(event("RRI^I12", "RF1|R" + rf1)).isEqualTo(LoopEvent.CANCELLED);
    assertThat(event("REF^I14", "RF1|A" + rf1)).isEqualTo(LoopEvent.CANCELLED);
  }

  @Test
  void theTimeForAnAnswerIsThatOfTheOrderItself() {
    LoopRules rules =
        new LoopRules(
            Optional.of(
                new LoopRules.Deadline(
                    Duration.ofHours(24), Optional.of(Condition.of("OBR-24 = LAB")))),
            Optional.empty());
    String lab = "OBR|1|1||GLU" + "|".repeat(20) + "LAB";
    String rad = "OBR|2|2||CXR" + "|".repeat(20) + "RAD";
    assertThat(read(rules, "ORM^O01", "ORC|NW|1", lab, "ORC|NW|2", rad))
        .extracting(Mention::within)
        .containsExactly(Optional.of(Duration.ofHours(24)), Optional.empty());
    assertThat(read(rules, "ORM^O01", "ORC|CA|1", lab))
        .extracting(Mention::within)
        .containsExactly(Optional.empty());
  }

  @Test
  void aMessageOfThousandsOfOrdersIsFollowedUpToALimit() {
    String[] orders = new String[2 * LoopReader.MOST];
    for (int i = 0; i < orders.length; i++) {
      orders[i] = "ORC|NW|" + i;
    }
    assertThat(read("RDE^O11", orders)).hasSize(LoopReader.MOST);
  }
}
