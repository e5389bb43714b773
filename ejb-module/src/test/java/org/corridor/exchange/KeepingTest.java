package org.corridor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.corridor.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class KeepingTest {

  private static final Optional<Duration> A_MONTH = Optional.of(Duration.ofDays(30));
  private static final List<String> TABLES =
      List.of(
          "exchange_file",
          "exchange_part",
          "interchange",
          "interchange_group",
          "interchange_set",
          "set_taking",
          "exchange_answer",
          "expected_answer",
          "claim_event");

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private ExchangeHub hub;
  private Exchange exchange;

  @BeforeEach
  void open() throws IOException {
    hub = new ExchangeHub(kind, folder);
    hub.consumers.add(new ExchangeHub.Taking("835", "TA1"));
    hub.partner("exch", "EXCH01", "sends: [837P]\nacknowledgements: {999: 1h}");
    exchange = hub.exchange();
    exchange.outbox().adopt(hub.incoming("837", claims()), false);
    take(CoreLineTest.acknowledgement("000000901"));
    take(WorthTest.remittance("000000902", "2").replace("ALDER ", "EXCH01"));
    List<StoredInterchange> ours =
        exchange.store().search(new InterchangeQuery(java.util.Map.of(), Optional.empty(), 10));
    for (StoredInterchange one : ours) {
      hub.database.inTransaction(
          connection ->
              one.state() == InterchangeState.READY
                  && Departures.done(
                      exchange.office(),
                      connection,
                      PartnerFiles.read(folder.resolve("partners")).get(0),
                      one.id()));
    }
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private static String claims() {
    return """
        ISA*00*          *00*          *ZZ*LKB001         *ZZ*EXCH01         *260622*1400*^*00501*000000009*0*T*:~
        GS*HC*LKB001*EXCH01*20260622*1400*1*X*005010X222A1~
        ST*837*0001*005010X222A1~
        BHT*0019*00*B1*20260622*1400*CH~
        CLM*LK1*100~
        SE*4*0001~
        GE*1*1~
        IEA*1*000000009~
        """;
  }

  private void take(String text) throws IOException {
    exchange.receiving().take(hub.incoming("in", text));
    while (exchange.consumption().round() > 0) {
      // Until nothing is due.
    }
  }

  private Keeping.Removed keep(Optional<Duration> content, Optional<Duration> interchanges) {
    return exchange.keeping().apply(new KeepingSettings(content, interchanges));
  }

  private long rows() {
    return TABLES.stream().mapToLong(one -> hub.count("SELECT count(*) FROM " + one)).sum();
  }

  @Test
  void withoutSettingsEverythingIsKept() {
    long before = rows();
    hub.later(Duration.ofDays(9999));
    assertThat(keep(Optional.empty(), Optional.empty())).isEqualTo(new Keeping.Removed(0, 0));
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void theBytesGoAndTheStoryStays() {
    hub.later(Duration.ofDays(29));
    assertThat(keep(A_MONTH, Optional.empty()).contents()).isZero();
    hub.later(Duration.ofDays(2));
    assertThat(keep(A_MONTH, Optional.empty())).isEqualTo(new Keeping.Removed(4, 0));
    assertThat(hub.count("SELECT count(*) FROM exchange_part")).isZero();
    List<Stories.Entry> story = exchange.stories().disclose("LK1", "anna", "");
    assertThat(story)
        .extracting(Stories.Entry::kind)
        .containsExactly(
            ClaimEventKind.SUBMITTED, ClaimEventKind.ACKNOWLEDGED, ClaimEventKind.REMITTED);
    assertThat(story).allMatch(one -> one.raw().isEmpty());
  }

  @Test
  void interchangesGoWithAllThatHangsOnThem() {
    hub.later(Duration.ofDays(31));
    assertThat(keep(Optional.empty(), A_MONTH)).isEqualTo(new Keeping.Removed(0, 4));
    assertThat(rows()).isZero();
    assertThat(hub.count("SELECT count(*) FROM control_number")).as("numbers stay").isPositive();
  }

  @Test
  void aNoteAboutNothingOfOursGoesWithItsInterchange() throws IOException {
    take(
        """
        ISA*00*          *00*          *ZZ*EXCH01         *ZZ*LKB001         *260622*1400*^*00501*000000903*0*T*:~
        TA1*000000777*260622*1400*A*000~
        IEA*0*000000903~
        """);
    assertThat(hub.count("SELECT count(*) FROM exchange_answer WHERE interchange_id IS NULL"))
        .isEqualTo(1);
    hub.later(Duration.ofDays(31));
    keep(Optional.empty(), A_MONTH);
    assertThat(rows()).isZero();
  }

  @Test
  void whatWaitsForAPersonStaysHoweverOldItIs() throws IOException {
    take("nothing that anybody reads");
    hub.later(Duration.ofDays(9999));
    keep(A_MONTH, A_MONTH);
    assertThat(hub.count("SELECT count(*) FROM interchange")).isEqualTo(1);
    assertThat(hub.count("SELECT count(*) FROM exchange_part")).isEqualTo(1);
    assertThat(new Waiting(hub.database).parked()).hasSize(1);
  }
}
