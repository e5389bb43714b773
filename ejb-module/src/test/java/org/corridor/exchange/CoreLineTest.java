package org.corridor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.core.HttpsPeer;
import org.corridor.couriers.TestSecrets;
import org.corridor.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches handed in at a payer's CORE server, and what lies there for us. */
@SuppressWarnings("NullAway.Init") // before each test
class CoreLineTest {

  @TempDir static Path keys;
  private static Path store = Path.of("");

  @TempDir Path folder;
  private ExchangeHub hub;
  private Exchange exchange;
  private final PayerPeer payer = new PayerPeer();
  private final ExchangeHub.Taking ledger = new ExchangeHub.Taking("835");
  private volatile HttpsPeer.Handler handler = HttpsPeer.serving(payer);
  private HttpsPeer peer;

  @BeforeAll
  static void makeKeys() throws IOException, InterruptedException {
    store = HttpsPeer.key(keys);
  }

  @BeforeEach
  void open() throws IOException {
    TestSecrets.use(
        Map.of("corridor.secret.payer", "secret", "corridor.secret.store", HttpsPeer.PASSWORD));
    peer = new HttpsPeer(store, request -> handler.answer(request));
    hub = new ExchangeHub(TestDatabase.H2, folder);
    hub.consumers.add(ledger);
    declare(peer.url());
  }

  @AfterEach
  void close() {
    TestSecrets.forget();
    peer.close();
    hub.close();
  }

  private void declare(String url) throws IOException {
    hub.partner(
        "exch",
        "EXCH01",
        """
        sends: [837P]
        receives: [835]
        acknowledgements: {999: 1h}
        core:
          url: %s
          envelope: mime
          sender: LKB001
          receiver: EXCH01
          user: north
          password: ${payer}
          batch-timeout: 1s
          fetch: [999, 835]
          tls: {trust-store: %s, trust-store-password: '${store}'}
        """
            .formatted(url, store));
    exchange = hub.exchange();
  }

  private UUID send() {
    return exchange.outbox().send("exch", List.of(ChainTest.draft("B1", Optional.empty())));
  }

  private StoredInterchange stored(UUID id) {
    return exchange.store().find(id).orElseThrow().interchange();
  }

  private void fetch() throws IOException {
    Partner partner = PartnerFiles.read(folder.resolve("partners")).get(0);
    exchange.fetching().look(partner);
    while (exchange.consumption().round() > 0) {
      // Until nothing is due.
    }
  }

  static String acknowledgement(String control) {
    return """
        ISA*00*          *00*          *ZZ*EXCH01         *ZZ*LKB001         *260622*1500*^*00501*%s*0*T*:~
        GS*FA*EXCH01*LKB001*20260622*1500*1*X*005010X231A1~
        ST*999*0001*005010X231A1~
        AK1*HC*1*005010X222A1~
        AK2*837*0001*005010X222A1~
        IK5*A~
        AK9*A*1*1*1~
        SE*6*0001~
        GE*1*1~
        IEA*1*%s~
        """
        .formatted(control, control);
  }

  @Test
  void aBatchIsHandedInAndItsAnswersAreFetchedAndConfirmed() throws IOException {
    UUID id = send();
    assertThat(exchange.delivering().round()).isEqualTo(1);
    assertThat(payer.taken).singleElement().asString().contains("BHT*0019*00*B1");
    assertThat(stored(id).state()).isEqualTo(InterchangeState.SENT);

    payer.acknowledgements.add(acknowledgement("000000901"));
    payer.results.add(WorthTest.remittance("000000902", "2").replace("ALDER ", "EXCH01"));
    payer.results.add(WorthTest.remittance("000000903", "3").replace("ALDER ", "EXCH01"));
    fetch();
    assertThat(exchange.fetching().troubles()).isEmpty();
    assertThat(exchange.store().find(id).orElseThrow().sets().get(0).state())
        .isEqualTo(SetState.ACCEPTED);
    assertThat(ledger.taken).hasSize(2);
    assertThat(payer.confirmed)
        .hasSize(2)
        .allMatch(one -> one.startsWith("X12_999_SubmissionRequest_005010X231A1 ISA*"))
        .allMatch(one -> one.contains("AK1*HP*"));
    assertThat(exchange.delivering().round()).as("nothing is left").isZero();
  }

  @Test
  void whatIsHandedOutTwiceIsTakenOnce() throws IOException {
    String remittance = WorthTest.remittance("000000902", "2").replace("ALDER ", "EXCH01");
    payer.results.add(remittance);
    payer.results.add(remittance);
    fetch();
    assertThat(ledger.taken).hasSize(1);
    assertThat(payer.results).as("no more was asked for").isEmpty();
    assertThat(payer.confirmed).hasSize(1);
  }

  @Test
  void whatIsInDoubtIsSentAgainByAPersonOnly() throws IOException {
    handler = request -> request.close();
    UUID id = send();
    assertThat(exchange.delivering().round()).isZero();
    assertThat(stored(id).state()).isEqualTo(InterchangeState.IN_DOUBT);
    handler = HttpsPeer.serving(payer);
    hub.later(Duration.ofDays(1));
    assertThat(exchange.delivering().round()).isZero();
    assertThat(payer.taken).isEmpty();
    assertThat(new Waiting(hub.database).parked())
        .extracting(one -> one.partner() + " " + one.what() + " " + one.count())
        .containsExactly("exch in doubt 1");

    assertThat(exchange.store().retry(id, "anna")).isTrue();
    assertThat(exchange.delivering().round()).isEqualTo(1);
    assertThat(payer.taken).hasSize(1);
  }

  @Test
  void aPersonSettlesThatItArrived() throws IOException {
    handler = request -> request.close();
    UUID id = send();
    exchange.delivering().round();
    assertThat(exchange.store().arrived(id, "anna")).isTrue();
    assertThat(exchange.store().arrived(id, "anna")).as("there is no doubt now").isFalse();
    assertThat(stored(id).state()).isEqualTo(InterchangeState.SENT);
    assertThat(stored(id).who()).isEqualTo("anna");
    assertThat(new Waiting(hub.database).missed(hub.now().plus(Duration.ofHours(2)))).hasSize(1);
  }

  @Test
  void anAcknowledgementSettlesTheDoubt() throws IOException {
    handler = request -> request.close();
    UUID id = send();
    exchange.delivering().round();
    handler = HttpsPeer.serving(payer);
    payer.acknowledgements.add(acknowledgement("000000901"));
    fetch();
    assertThat(stored(id).state()).isEqualTo(InterchangeState.SENT);
    assertThat(exchange.store().find(id).orElseThrow().sets().get(0).state())
        .isEqualTo(SetState.ACCEPTED);
  }

  @Test
  void aHubThatStoppedWhileItSentLeavesADoubt() {
    UUID id = send();
    StoredInterchange ready = stored(id);
    hub.database.inTransaction(
        connection ->
            Departures.lease(
                connection, ready, true, hub.now().plus(Duration.ofMinutes(10)), hub.now()));
    assertThat(exchange.delivering().round()).isZero();
    assertThat(stored(id).state())
        .as("perhaps another sends it")
        .isEqualTo(InterchangeState.SENDING);
    hub.later(Duration.ofMinutes(11));
    assertThat(exchange.delivering().round()).isZero();
    assertThat(stored(id).state()).isEqualTo(InterchangeState.IN_DOUBT);
    assertThat(payer.taken).isEmpty();
  }

  @Test
  void whatIsRefusedWaitsForAPersonAndNoPatientIsNamed() {
    payer.refusal = Optional.of("PayloadTypeIllegal");
    UUID id = send();
    exchange.delivering().round();
    assertThat(stored(id).state()).isEqualTo(InterchangeState.FAILED);
    assertThat(stored(id).reason()).isEqualTo("the partner refuses it: PayloadTypeIllegal");
    hub.later(Duration.ofDays(1));
    exchange.delivering().round();
    assertThat(payer.taken).as("not again by itself").hasSize(1);
  }

  @Test
  void whoIsNotThereIsTriedAgain() throws IOException {
    String url = peer.url();
    peer.close();
    UUID id = send();
    exchange.delivering().round();
    assertThat(stored(id).state()).isEqualTo(InterchangeState.READY);
    assertThat(stored(id).reason()).contains("no connection");
    fetch();
    assertThat(exchange.fetching().troubles().get("exch")).contains("cannot be fetched");
    peer = new HttpsPeer(store, handler);
    declare(peer.url());
    assertThat(peer.url()).isNotEqualTo(url);
    hub.later(Duration.ofSeconds(11));
    assertThat(exchange.delivering().round()).isEqualTo(1);
    assertThat(payer.taken).hasSize(1);
  }
}
