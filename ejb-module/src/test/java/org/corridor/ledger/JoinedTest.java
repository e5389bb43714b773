package org.corridor.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.corridor.exchange.ClaimEvents;
import org.corridor.exchange.Exchange;
import org.corridor.exchange.ExchangeHub;
import org.corridor.exchange.SetConsumer;
import org.corridor.journal.TestDatabase;
import org.corridor.testing.SharedData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The ledger behind the exchange: what partners bring and what we send finds its claims. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class JoinedTest {
  private static final List<String> CHAIN =
      List.of(
          "01_837P.edi",
          "02_TA1.edi",
          "03_999.edi",
          "04_837P_resubmitted.edi",
          "05_TA1.edi",
          "06_999.edi",
          "07_277CA.edi",
          "08_277CA.edi",
          "09_276.edi",
          "10_277.edi",
          "11_835_ALDER.edi",
          "12_835_BIRCH.edi",
          "13_835_ALDER_correction.edi");

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private ExchangeHub hub;
  private Exchange exchange;
  private Ledger ledger;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private boolean registers = true;

  @BeforeEach
  void open() throws IOException {
    hub = new ExchangeHub(kind, folder);
    hub.partner(
        "exch", "EXCH01", "sends: [837P, 276]\nfirst-numbers: {interchange: 5000, group: 7000}");
    hub.partner("alder", "ALDER", "receives: [835]");
    hub.partner("birch", "BIRCH", "receives: [835]");
    exchange = hub.exchange();
    ClaimEvents events = new ClaimEvents(hub.database, hub.vault);
    ledger =
        new Ledger(
            hub.database,
            hub.clock,
            LedgerSettings.usual(),
            (connection, told) -> events.recording(told).on(connection));
    hub.consumers.add(new AnswersTaken(ledger, meters));
    hub.consumers.add(sent());
  }

  /** The register, which may be told to fail. */
  private SetConsumer sent() {
    SentTaken register = new SentTaken(ledger);
    return new SetConsumer() {
      @Override
      public String name() {
        return register.name();
      }

      @Override
      public java.util.Set<String> kinds() {
        return register.kinds();
      }

      @Override
      public org.corridor.exchange.Direction direction() {
        return register.direction();
      }

      @Override
      public void take(org.corridor.exchange.ReceivedSet set) throws IOException {
        if (!registers) {
          throw new IOException("the database rests");
        }
        register.take(set);
      }
    };
  }

  @AfterEach
  void close() {
    if (hub != null) {
      hub.close();
    }
  }

  private void bring(String file) throws IOException {
    bring(file, SharedData.bytes(SharedData.folder("x12/authored/chain").resolve(file)));
  }

  private void bring(String name, byte[] bytes) throws IOException {
    hub.later(Duration.ofMinutes(1));
    if (name.contains("_837P") || name.contains("_276")) {
      exchange.outbox().adopt(hub.incoming(name, bytes), false);
    } else {
      exchange.receiving().take(hub.incoming(name, bytes));
    }
    round();
  }

  private void round() {
    while (exchange.consumption().round() > 0) {
      // Until nothing is due.
    }
  }

  private String ended() {
    return String.join("\n", Books.claims(hub.database).values());
  }

  private List<String> story(String claim) {
    return exchange.stories().of(claim).stream()
        .map(one -> (one.kind() + " " + one.verdict() + one.note()).strip())
        .toList();
  }

  @Test
  void theChainEndsAsItDoesWithoutTheExchange() throws IOException {
    for (String file : CHAIN) {
      bring(file);
    }
    try (Books alone = new Books(kind)) {
      ChainTest.chain(alone);
      assertThat(Books.claims(hub.database)).isEqualTo(alone.claims()).hasSize(14);
    }
    assertThat(meters.counter("corridor.ledger.remitted", "outcome", "posted").count())
        .isEqualTo(11);
    assertThat(meters.counter("corridor.ledger.answers", "outcome", "unmatched").count()).isZero();
  }

  @Test
  void theStoryTellsEachThingOnce() throws IOException {
    for (String file : CHAIN) {
      bring(file);
    }
    assertThat(story("LK101106"))
        .containsExactly(
            "SUBMITTED",
            "TA1 A",
            "ACKNOWLEDGED A",
            "TAKEN ACCEPTED: payer's number AL68133096340; A2:20:PR taken for adjudication:"
                + " taken for processing (payer)",
            "REMITTED 835 EFTALDER011",
            "POSTED CLP02 1",
            "REMITTED 835 EFTALDR2011",
            "REVERSED CLP02 22",
            "REMITTED 835 EFTALDR2011",
            "POSTED CLP02 1");
  }

  @Test
  void answersThatComeBeforeTheClaimsAreRegisteredAreAppliedThen() throws IOException {
    registers = false;
    for (String file : CHAIN.subList(0, 8)) {
      bring(file);
    }
    assertThat(Books.claims(hub.database)).isEmpty();
    registers = true;
    hub.later(Duration.ofHours(1));
    round();
    String late = ended();
    assertThat(new UnmatchedAnswers(hub.database, hub.clock).waiting(10)).isEmpty();

    try (Books alone = new Books(kind)) {
      alone.sent("chain/01_837P.edi", "2026-06-22T09:15:00Z");
      alone.received("chain/03_999.edi", "2026-06-22T09:30:00Z");
      alone.sent("chain/04_837P_resubmitted.edi", "2026-06-23T09:15:00Z");
      alone.received("chain/06_999.edi", "2026-06-23T09:30:00Z");
      alone.received("chain/07_277CA.edi", "2026-06-23T12:00:00Z");
      alone.received("chain/08_277CA.edi", "2026-06-24T12:00:00Z");
      assertThat(late).isEqualTo(String.join("\n", alone.claims().values()));
    }
  }

  @Test
  void aRefusalThatIsThereBeforeTheOldSystemsCopyIsAppliedToo() throws IOException {
    refuse();
    bring("01_837P.edi");
    assertThat(ended().lines()).isNotEmpty().allMatch(line -> line.contains(" rejected-TA1 "));
  }

  @Test
  void aRefusedInterchangeRefusesItsClaims() throws IOException {
    bring("01_837P.edi");
    refuse();
    assertThat(ended().lines()).isNotEmpty().allMatch(line -> line.contains(" rejected-TA1 "));
    assertThat(ended()).contains("R:021");
  }

  private void refuse() throws IOException {
    Path file = SharedData.folder("x12/authored/chain").resolve("02_TA1.edi");
    String ta1 = new String(SharedData.bytes(file), ISO_8859_1).replace("*A*000", "*R*021");
    bring("refusal", ta1.getBytes(ISO_8859_1));
  }

  @Test
  void thePartnersDeclarationSaysUntilWhenAnAppealIsTaken() throws IOException {
    hub.partner(
        "exch", "EXCH01", "payers: [ALDER]\ndeadlines: {timely-filing-days: 90, appeal-days: 30}");
    bring("01_837P.edi");
    bring("04_837P_resubmitted.edi");
    bring("11_835_ALDER.edi");
    bring("12_835_BIRCH.edi");
    Denials denials =
        new Receivables(hub.database, LedgerSettings.usual(), hub::partners).denials();
    assertThat(appeal(denials, "ALDER")).isEqualTo(30);
    assertThat(appeal(denials, "BIRCH")).isEqualTo(120);
  }

  private static long appeal(Denials denials, String payer) {
    Denial one =
        denials
            .search(
                new Denial.Sought(Optional.of(payer), Optional.empty(), Optional.empty(), 1),
                LocalDate.parse("2026-06-30"))
            .get(0);
    return ChronoUnit.DAYS.between(one.deniedOn().orElseThrow(), one.appealBy().orElseThrow());
  }

  @Test
  void anUnbalancedRemittanceIsParkedWithItsDifference() throws IOException {
    Path file = SharedData.folder("x12/authored/balance").resolve("05_transaction_off.edi");
    bring("unbalanced", SharedData.bytes(file));
    Remittance parked =
        new Remittances(hub.database)
            .search(
                new Remittances.Sought(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    Optional.empty(),
                    10))
            .get(0);
    assertThat(parked.state()).isEqualTo(RemittanceState.PARKED);
    assertThat(parked.reason()).isEqualTo(ParkReason.REMITTANCE_UNBALANCED);
    assertThat(parked.difference()).isNotZero();
  }
}
