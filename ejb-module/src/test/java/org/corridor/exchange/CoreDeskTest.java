package org.corridor.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.corridor.core.CoreClient;
import org.corridor.core.CoreOutcome;
import org.corridor.core.CoreSettings;
import org.corridor.core.HttpsPeer;
import org.corridor.couriers.TestSecrets;
import org.corridor.declared.DeclaredFile;
import org.corridor.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partners that call us. */
@SuppressWarnings("NullAway.Init") // before each test
class CoreDeskTest {

  private static final String LOGIN = "user: alder\n  password: ${payer}";
  private static final String REMITTANCE = "X12_835_Request_005010X221A1";
  private static final String FETCH_999 = "X12_999_RetrievalRequest_005010X231A1";
  private static final String RESULTS = "X12_005010_Request_Batch_Results";

  @TempDir static Path keys;
  private static Path store = Path.of("");

  @TempDir Path folder;
  private ExchangeHub hub;
  private Exchange exchange;
  private HttpsPeer door;
  private final ExchangeHub.Taking ledger = new ExchangeHub.Taking("835");

  @BeforeAll
  static void makeKeys() throws IOException, InterruptedException {
    store = HttpsPeer.key(keys);
  }

  @BeforeEach
  void open() throws IOException {
    TestSecrets.use(
        Map.of(
            "corridor.secret.payer", "secret",
            "corridor.secret.wrong", "guessed",
            "corridor.secret.store", HttpsPeer.PASSWORD));
    hub = new ExchangeHub(TestDatabase.H2, folder);
    hub.consumers.add(ledger);
    declare(LOGIN);
    door = new HttpsPeer(store, request -> HttpsPeer.serving(exchange.coreDesk()).answer(request));
  }

  @AfterEach
  void close() {
    TestSecrets.forget();
    door.close();
    hub.close();
  }

  private void declare(String login) throws IOException {
    hub.partner("alder", "ALDER", "sends: [837P]\ncalls-us:\n  sender: ALDER\n  " + login);
    hub.partner("birch", "BIRCH", "");
    exchange = hub.exchange();
  }

  private CoreClient caller(String sender, String login, String tls) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("caller.yaml"),
            """
            url: %s
            sender: %s
            receiver: LKB001
            %s
            tls: {trust-store: %s, trust-store-password: '${store}'%s}
            """
                .formatted(door.url(), sender, login.replace("\n  ", "\n"), store, tls));
    return new CoreClient(DeclaredFile.read(file, CoreSettings::read), hub.clock);
  }

  private CoreClient alder() throws IOException {
    return caller("ALDER", LOGIN, "");
  }

  private static byte[] remittance(String control) {
    return WorthTest.remittance(control, "1").getBytes(UTF_8);
  }

  private static String answered(CoreOutcome outcome) {
    assertThat(outcome).isInstanceOf(CoreOutcome.Answered.class);
    return new String(((CoreOutcome.Answered) outcome).message().payload(), UTF_8);
  }

  private static String refused(CoreOutcome outcome) {
    assertThat(outcome).isInstanceOf(CoreOutcome.Refused.class);
    return ((CoreOutcome.Refused) outcome).code();
  }

  @Test
  void aBatchIsTakenAndItsAcknowledgementFetched() throws Exception {
    assertThat(answered(alder().submit(REMITTANCE, remittance("000000001")))).isEmpty();
    assertThat(exchange.consumption().round()).isEqualTo(1);
    assertThat(ledger.taken).hasSize(1);
    assertThat(answered(alder().fetchAcknowledgement("X12_TA1_RetrievalRequest_00501X231A1")))
        .as("none was made")
        .isEmpty();
    assertThat(answered(alder().fetchAcknowledgement(FETCH_999))).contains("AK1*HP*1*");
    assertThat(answered(alder().fetchAcknowledgement(FETCH_999))).as("it was fetched").isEmpty();
  }

  @Test
  void theSameBatchOnceMoreIsTakenOnce() throws Exception {
    alder().submit(REMITTANCE, remittance("000000001"));
    assertThat(answered(alder().submit(REMITTANCE, remittance("000000001")))).isEmpty();
    assertThat(hub.count("SELECT count(*) FROM interchange WHERE direction = 'IN'")).isEqualTo(1);
  }

  @Test
  void claimsAreHandedOutAndConfirmed() throws Exception {
    UUID id = exchange.outbox().send("alder", List.of(ChainTest.draft("B1", Optional.empty())));
    assertThat(answered(alder().fetchAcknowledgement(FETCH_999))).as("no claims").isEmpty();
    assertThat(answered(alder().fetchResults("X12_005010_Request_Batch_Results_276"))).isEmpty();
    assertThat(answered(alder().fetchResults(RESULTS))).contains("BHT*0019*00*B1");
    assertThat(exchange.store().find(id).orElseThrow().interchange().state())
        .isEqualTo(InterchangeState.SENT);
    alder().confirm("X12_999_SubmissionRequest_005010X231A1", accepted());
    exchange.consumption().round();
    assertThat(exchange.store().find(id).orElseThrow().sets().get(0).state())
        .isEqualTo(SetState.ACCEPTED);
  }

  private static byte[] accepted() {
    String accepted = CoreLineTest.acknowledgement("000000009").replace("EXCH01", "ALDER ");
    return accepted.replace("GS*FA*ALDER *", "GS*FA*ALDER*").getBytes(UTF_8);
  }

  private static byte[] ta1(String code) {
    String isa = new String(accepted(), UTF_8).substring(0, 106);
    return (isa + "TA1*000000001*260622*1415*" + code + "~IEA*0*000000009~").getBytes(UTF_8);
  }

  private StoredInterchange stored(UUID id) {
    return exchange.store().find(id).orElseThrow().interchange();
  }

  @Test
  void whatGotLostOnItsWayIsHandedOutAgain() throws Exception {
    UUID id = exchange.outbox().send("alder", List.of(ChainTest.draft("B1", Optional.empty())));
    String first = answered(alder().fetchResults(RESULTS));
    assertThat(answered(alder().fetchResults(RESULTS))).as("on its way").isEmpty();
    hub.later(Duration.ofHours(1));
    assertThat(answered(alder().fetchResults(RESULTS))).isEqualTo(first).contains("*B1*");
    assertThat(stored(id).reason()).isEqualTo("handed out 2 times");
    assertThat(answered(alder().fetchResults(RESULTS))).isEmpty();
    alder().confirm("X12_999_SubmissionRequest_005010X231A1", accepted());
    exchange.consumption().round();
    hub.later(Duration.ofDays(1));
    assertThat(answered(alder().fetchResults(RESULTS))).as("it was confirmed").isEmpty();
  }

  @Test
  void nobodyGetsTheSameForEver() throws Exception {
    exchange.outbox().send("alder", List.of(ChainTest.draft("B1", Optional.empty())));
    int times = 0;
    for (int i = 0; i < 9; i++) {
      times += answered(alder().fetchResults(RESULTS)).isEmpty() ? 0 : 1;
      hub.later(Duration.ofHours(2));
    }
    assertThat(times).isEqualTo(HandedOut.MOST);
  }

  @Test
  void whoHandsInTheSameAgainFindsItsAcknowledgementAgain() throws Exception {
    alder().submit(REMITTANCE, remittance("000000001"));
    String first = answered(alder().fetchAcknowledgement(FETCH_999));
    assertThat(answered(alder().fetchAcknowledgement(FETCH_999))).isEmpty();
    alder().submit(REMITTANCE, remittance("000000001"));
    assertThat(answered(alder().fetchAcknowledgement(FETCH_999))).isEqualTo(first);
    assertThat(answered(alder().fetchAcknowledgement(FETCH_999))).isEmpty();
  }

  @Test
  void whoRefusesTheSecondCopyHasTheFirst() throws Exception {
    ExchangeHub.Taking notes = new ExchangeHub.Taking("TA1");
    hub.consumers.add(notes);
    UUID id = exchange.outbox().send("alder", List.of(ChainTest.draft("B1", Optional.empty())));
    alder().fetchResults(RESULTS);
    hub.later(Duration.ofHours(1));
    alder().fetchResults(RESULTS);
    alder().confirm("X12_TA1_SubmissionRequest_00501X231A1", ta1("R*025"));
    exchange.consumption().round();
    assertThat(stored(id).state()).isEqualTo(InterchangeState.RECEIVED);
    assertThat(notes.taken).as("nobody sends its claims again").isEmpty();
  }

  @Test
  void whoRefusesTheOnlyCopyKnowsOurNumberOtherwise() throws Exception {
    UUID id = exchange.outbox().send("alder", List.of(ChainTest.draft("B1", Optional.empty())));
    alder().fetchResults(RESULTS);
    alder().confirm("X12_TA1_SubmissionRequest_00501X231A1", ta1("R*025"));
    assertThat(stored(id).state()).isEqualTo(InterchangeState.REFUSED);
  }

  @Test
  void whoeverIsNotKnownGetsNothing() throws Exception {
    String wrong = "user: alder\npassword: ${wrong}";
    for (CoreClient stranger :
        List.of(caller("ALDER", "", ""), caller("ALDER", wrong, ""), caller("BIRCH", LOGIN, ""))) {
      assertThat(refused(stranger.submit(REMITTANCE, remittance("000000001"))))
          .isEqualTo("UnAuthorized");
      assertThat(refused(stranger.fetchResults(RESULTS))).isEqualTo("UnAuthorized");
    }
    assertThat(hub.count("SELECT count(*) FROM interchange")).isZero();
  }

  @Test
  void aCertificateIsKnownByItsDigest() throws Exception {
    String shown = ", key-store: " + store + ", key-store-password: '${store}'";
    declare("certificate: " + "0".repeat(64));
    assertThat(refused(caller("ALDER", "", shown).fetchResults(RESULTS))).isEqualTo("UnAuthorized");
    java.security.KeyStore loaded =
        java.security.KeyStore.getInstance(store.toFile(), HttpsPeer.PASSWORD.toCharArray());
    String digest = org.corridor.shared.Digest.of(loaded.getCertificate("peer").getEncoded());
    declare("certificate: " + digest);
    assertThat(answered(caller("ALDER", "", shown).fetchResults(RESULTS))).isEmpty();
    assertThat(refused(caller("ALDER", "", "").fetchResults(RESULTS))).isEqualTo("UnAuthorized");
  }

  @Test
  void nobodyHandsInForAnother() throws Exception {
    String birch = WorthTest.remittance("000000001", "1").replace("ALDER ", "BIRCH ");
    assertThat(refused(alder().submit(REMITTANCE, birch.getBytes(UTF_8))))
        .isEqualTo("PayloadIllegal");
    assertThat(refused(alder().submit(REMITTANCE, "nothing".getBytes(UTF_8))))
        .isEqualTo("PayloadIllegal");
    assertThat(hub.count("SELECT count(*) FROM interchange")).isZero();
  }

  @Test
  void inquiriesAreRefusedPolitely() throws Exception {
    CoreOutcome outcome = alder().realTime("X12_270_Request_005010X279A1", "ISA*".getBytes(UTF_8));
    assertThat(outcome)
        .isEqualTo(
            new CoreOutcome.Refused(
                "PayloadTypeIllegal", "this is the hub of a provider: it answers no inquiries"));
  }

  @Test
  void aHubThatNobodyCallsIsNotConfigured() throws Exception {
    hub.partner("alder", "ALDER", "");
    exchange = hub.exchange();
    assertThat(refused(alder().fetchResults(RESULTS))).isEqualTo("Receiver");
  }
}
