package org.corridor.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.corridor.journal.TestDatabase;
import org.corridor.testing.SharedData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The chain of claims: sent, rejected in part, sent again, acknowledged, paid. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class ChainTest {

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private Path chain;
  private ExchangeHub hub;
  private Exchange exchange;
  private final ExchangeHub.Taking ledger = new ExchangeHub.Taking("277", "277CA", "835", "999");

  @BeforeEach
  void open() throws IOException {
    chain = SharedData.folder("x12/authored/chain");
    hub = new ExchangeHub(kind, folder);
    hub.partner(
        "exch",
        "EXCH01",
        """
        payers: [ALDER, BIRCH, CEDAR]
        sends: [837P, 276]
        acknowledgements: {ta1: 15m, 999: 1h, 277ca: 2d, 277: 1h, 835: 30d}
        first-numbers: {interchange: 5000, group: 7000}
        """);
    hub.partner("alder", "ALDER", "receives: [835]");
    hub.partner("birch", "BIRCH", "receives: [835]");
    hub.consumers.add(ledger);
    exchange = hub.exchange();
  }

  @AfterEach
  void close() {
    if (hub != null) {
      hub.close();
    }
  }

  private UUID adopt(String file) throws IOException {
    hub.later(Duration.ofMinutes(1));
    return exchange.outbox().adopt(incoming(file), false);
  }

  private Receipt receive(String file) throws IOException {
    hub.later(Duration.ofMinutes(1));
    Receipt receipt = exchange.receiving().take(incoming(file));
    while (exchange.consumption().round() > 0) {
      // Until nothing is due.
    }
    return receipt;
  }

  private Incoming incoming(String file) {
    return hub.incoming(file, SharedData.bytes(chain.resolve(file)));
  }

  private List<String> sets(UUID interchange) {
    return exchange.store().find(interchange).orElseThrow().sets().stream()
        .map(one -> one.control() + " " + one.state())
        .toList();
  }

  private InterchangeState state(UUID interchange) {
    return exchange.store().find(interchange).orElseThrow().interchange().state();
  }

  private List<String> story(String claim) {
    return exchange.stories().of(claim).stream()
        .map(one -> (one.kind() + " " + one.spot().control() + " " + one.verdict()).strip())
        .toList();
  }

  @Test
  void theChainIsFollowedFromTheClaimToItsMoney() throws IOException {
    UUID first = adopt("01_837P.edi");
    assertThat(sets(first)).containsExactly("0001 SENT", "0002 SENT");

    receive("02_TA1.edi");
    assertThat(state(first)).isEqualTo(InterchangeState.RECEIVED);
    receive("03_999.edi");
    assertThat(sets(first)).containsExactly("0001 ACCEPTED", "0002 REJECTED");

    UUID second = adopt("04_837P_resubmitted.edi");
    assertThat(sets(first)).containsExactly("0001 ACCEPTED", "0002 REPLACED");
    receive("05_TA1.edi");
    receive("06_999.edi");
    assertThat(sets(second)).containsExactly("0001 ACCEPTED");
    receive("07_277CA.edi");
    receive("08_277CA.edi");
    adopt("09_276.edi");
    receive("10_277.edi");
    receive("11_835_ALDER.edi");
    receive("12_835_BIRCH.edi");
    receive("13_835_ALDER_correction.edi");

    assertThat(story("LK101100"))
        .containsExactly(
            "SUBMITTED 000001011",
            "TA1 000007011 A",
            "ACKNOWLEDGED 000007012 A",
            "TAKEN 000007015",
            "REMITTED 000007111");
    assertThat(story("LK101111"))
        .startsWith(
            "SUBMITTED 000001011",
            "TA1 000007011 A",
            "ACKNOWLEDGED 000007012 R",
            "ACKNOWLEDGED 000007012",
            "SUBMITTED 000001012");
    assertThat(story("LK101106"))
        .endsWith("REMITTED 000007111", "REMITTED 000007113", "REMITTED 000007113");
    assertThat(story("LK101102"))
        .endsWith("TAKEN 000007015", "ASKED 000001013", "STATUS 000007017");
    assertThat(ledger.taken)
        .extracting(ReceivedSet.Header::kind)
        .containsExactly("999", "999", "277CA", "277CA", "277", "835", "835", "835");
    assertThat(new Waiting(hub.database).missed(hub.now().plus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  void aStoryShowsEachPlaceAndItsRawSegment() throws IOException {
    adopt("01_837P.edi");
    receive("02_TA1.edi");
    receive("03_999.edi");
    receive("07_277CA.edi");

    List<Stories.Entry> rejected = exchange.stories().disclose("LK101111", "anna", "a call");
    assertThat(rejected)
        .extracting(one -> one.raw().orElse(""))
        .anyMatch(raw -> raw.startsWith("CLM*LK101111*50.75"))
        .anyMatch(raw -> raw.equals("TA1*000001011*260622*0915*A*000"))
        .anyMatch(raw -> raw.contains("IK3*NM1*66*2010*8~CTX*CLM01:LK101111~IK4*9*67*2~IK5*R*5~"));
    assertThat(rejected.get(0).spot().position()).isGreaterThan(20);
    List<Stories.Entry> taken = exchange.stories().disclose("LK101101", "anna", "");
    assertThat(taken.get(3).note()).startsWith("REJECTED").contains("A7:562:82");
    assertThat(taken.get(3).raw().orElse(""))
        .startsWith("HL*5*3*PT~")
        .contains("TRN*2*LK101101~")
        .doesNotContain("HL*6");
    assertThat(hub.count("SELECT count(*) FROM journal_access WHERE who = 'anna'"))
        .isGreaterThanOrEqualTo(3);
    assertThat(exchange.stories().of("LK101111")).allMatch(one -> one.raw().isEmpty());
  }

  @Test
  void everyFileTwiceChangesNothing() throws IOException {
    adopt("01_837P.edi");
    receive("02_TA1.edi");
    receive("03_999.edi");
    receive("07_277CA.edi");
    receive("11_835_ALDER.edi");
    List<String> before = story("LK101100");
    int taken = ledger.taken.size();
    for (String file : List.of("02_TA1.edi", "03_999.edi", "07_277CA.edi", "11_835_ALDER.edi")) {
      Receipt again = receive(file);
      assertThat(again.interchanges().get(0).interchange().state())
          .as(file)
          .isEqualTo(InterchangeState.DUPLICATE);
    }
    assertThat(story("LK101100")).isEqualTo(before);
    assertThat(ledger.taken).hasSize(taken);
    assertThatThrownBy(() -> adopt("01_837P.edi"))
        .isInstanceOf(NotSendable.class)
        .hasMessageContaining("ISA13 was used");
  }

  @Test
  void aRejectedSetIsSentAgainUnderNewNumbersAndAnAcceptedOneNever() throws IOException {
    UUID first = adopt("01_837P.edi");
    receive("02_TA1.edi");
    receive("03_999.edi");
    List<StoredSet> sets = exchange.store().find(first).orElseThrow().sets();
    assertThatThrownBy(
            () ->
                exchange.outbox().send("exch", List.of(draft("B9", Optional.of(sets.get(0).id())))))
        .isInstanceOf(NotSendable.class)
        .hasMessageContaining("ACCEPTED");

    UUID again =
        exchange.outbox().send("exch", List.of(draft("B9", Optional.of(sets.get(1).id()))));

    StoredInterchange ours = exchange.store().find(again).orElseThrow().interchange();
    assertThat(ours.control()).isEqualTo("000005001");
    assertThat(ExchangeHub.text(exchange, again))
        .contains("GS*HC*LKB001*EXCH01*20260622*1418*7001*X");
    assertThat(sets(first)).containsExactly("0001 ACCEPTED", "0002 REPLACED");
    assertThatThrownBy(() -> exchange.outbox().send("exch", List.of(draft("B9", Optional.empty()))))
        .isInstanceOf(NotSendable.class);
  }

  static SetDraft draft(String batch, Optional<UUID> replaces) {
    return new SetDraft(
        "837P",
        replaces,
        out ->
            out.segment("BHT")
                .text("0019")
                .text("00")
                .text(batch)
                .text("20260622")
                .text("0915")
                .text("CH")
                .segment("CLM")
                .text("ZZ1")
                .text("10"));
  }

  @Test
  void silenceIsMissedWhenItsTimeHasCome() throws IOException {
    adopt("01_837P.edi");
    Waiting waiting = new Waiting(hub.database);
    assertThat(waiting.missed(hub.now())).isEmpty();
    assertThat(waiting.missed(hub.now().plus(Duration.ofMinutes(16))))
        .extracting(one -> one.partner() + " " + one.what() + " " + one.count())
        .containsExactly("exch TA1 1");
    receive("02_TA1.edi");
    assertThat(waiting.missed(hub.now().plus(Duration.ofHours(2))))
        .extracting(one -> one.partner() + " " + one.what() + " " + one.count())
        .containsExactly("exch 999 2");
    receive("03_999.edi");
    assertThat(waiting.missed(hub.now().plus(Duration.ofDays(3))))
        .as("nobody waits for the claims of a rejected set")
        .extracting(one -> one.partner() + " " + one.what() + " " + one.count())
        .containsExactly("exch 277CA 1");
  }
}
