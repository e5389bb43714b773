package org.corridor.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.corridor.couriers.Transports;
import org.corridor.delivery.DestinationStatus;
import org.corridor.delivery.TestDispatch;
import org.corridor.interfaces.InterfaceReader;
import org.corridor.interfaces.Interfaces;
import org.corridor.interfaces.Surroundings;
import org.corridor.journal.Arrival;
import org.corridor.journal.Database;
import org.corridor.journal.Entry;
import org.corridor.journal.Fate;
import org.corridor.journal.JournalStore;
import org.corridor.journal.TestDatabase;
import org.corridor.journal.TestJournal;
import org.corridor.loops.LoopKind;
import org.corridor.loops.Loops;
import org.corridor.mllp.MllpSettings;
import org.corridor.mllp.TlsSettings;
import org.corridor.shared.MessageId;
import org.corridor.shared.Stop;
import org.corridor.vault.KeyLedger;
import org.corridor.vault.Vault;
import org.corridor.vault.VaultSettings;
import org.h2.jdbcx.JdbcConnectionPool;
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
class AlertsTest {

  private static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");
  private static final Duration GRACE = Duration.ofMinutes(1);

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Map<String, String> troubles = new HashMap<>();
  private final List<Loops.Overdue> overdue = new ArrayList<>();
  private final List<DestinationStatus> destinations = new ArrayList<>();
  private Interfaces interfaces = Interfaces.NONE;
  private Instant now = MORNING;
  private final Clock clock =
      new Clock() {
        @Override
        public Instant instant() {
          return now;
        }

        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }
      };
  private JdbcConnectionPool source;
  private Database database;
  private JournalStore journal;
  private Vault vault;
  private TestDispatch engine;
  private Watchman watchman;
  private Alerts alerts;

  @BeforeEach
  void start() {
    source = kind.prepared(clock);
    database = new Database(source);
    journal = TestJournal.on(source, clock);
    KeyLedger ledger =
        new KeyLedger() {
          @Override
          public Set<String> keyIds() {
            return Set.of();
          }

          @Override
          public void note(String keyId) {}
        };
    vault = Vault.unlock(new VaultSettings(folder.resolve("keys.json"), Optional.empty()), ledger);
    engine = new TestDispatch(database, vault, () -> interfaces.destinations().values(), clock);
    alerts = new Alerts(new AlertBook(database), clock);
    restart();
  }

  /** The hub is another one now, on the same database. */
  private void restart() {
    watchman = watchmanOf("here");
  }

  private Watchman watchmanOf(String node) {
    return watchmanOf(node, List.of());
  }

  private Watchman watchmanOf(String node, List<MllpSettings> listeners) {
    return new Watchman(
        List.of(
            new SilenceWatch(journal::latest, name -> ZoneOffset.UTC),
            new DestinationWatch(() -> destinations),
            new FailureWatch(Map::of, journal::dead),
            new DoorWatch(() -> troubles),
            new LoopWatch(() -> overdue),
            new CertificateWatch(listeners, Duration.ofDays(30))),
        new AlertBook(database),
        new Notices(engine.dispatch()),
        () -> interfaces,
        node,
        new AlertSettings(GRACE, Duration.ofDays(30)),
        clock,
        registry);
  }

  @AfterEach
  void close() {
    engine.close();
    source.dispose();
  }

  private void declare(String rest) throws IOException {
    Path file = folder.resolve("lab.yaml");
    Files.writeString(
        file,
        """
        interface: lab
        %s
        destinations:
          inbox: {files: {folder: %s}}
        """
            .formatted(rest, folder.resolve("inbox")));
    interfaces = Interfaces.load(file, new InterfaceReader(Transports::read), Surroundings.UNKNOWN);
  }

  private void pass(Duration time) {
    now = now.plus(time);
    watchman.round();
  }

  private void message(Fate fate) {
    MessageId id = MessageId.next(clock);
    byte[] bytes = "MSH|".getBytes(UTF_8);
    Arrival arrival =
        new Arrival(
            id, "lab", now, false, "ORU^R01", "1", "LAB", "NORTH", "", "AA", List.of(), bytes);
    journal.record(
        List.of(
            Entry.settled(
                arrival, vault.seal(bytes, id), id.toString(), fate, Stop.PARSE, clock.instant())));
  }

  private void message() {
    message(new Fate.Processed(List.of(), List.of()));
  }

  private List<String> open() {
    return alerts.open().stream().map(one -> one.kind() + " " + one.text()).toList();
  }

  @Test
  void silenceIsAnAlertUntilAMessageComes() throws IOException {
    declare("alerts: {silent-for: 4h}");
    pass(Duration.ZERO);
    message();
    pass(Duration.ofHours(4).minusSeconds(1));
    assertThat(open()).isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(open()).containsExactly("SILENT no message since 2026-11-20T08:00:00Z");
    pass(Duration.ofHours(1));
    assertThat(alerts.all(Optional.empty(), 10)).hasSize(1);
    message();
    pass(Duration.ofSeconds(10));
    assertThat(open()).isEmpty();
    assertThat(alerts.all(Optional.empty(), 10))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.raisedAt()).isEqualTo(MORNING.plus(Duration.ofHours(4)));
              assertThat(one.clearedAt()).contains(now);
            });
  }

  @Test
  void onlyTheHoursThatAreWatchedCount() throws IOException {
    declare("alerts: {silent-for: 4h, hours: 07:00-19:00, zone: Europe/Vienna}");
    pass(Duration.ZERO);
    now = Instant.parse("2026-11-20T17:00:00Z"); // 18:00 in Vienna
    message();
    now = Instant.parse("2026-11-21T03:00:00Z");
    watchman.round();
    assertThat(open()).isEmpty();
    now = Instant.parse("2026-11-21T08:59:00Z"); // one hour yesterday, 2:59 today
    watchman.round();
    assertThat(open()).isEmpty();
    pass(Duration.ofMinutes(1));
    assertThat(open()).hasSize(1);
  }

  @Test
  void aRestartIsNoSilenceAndEndsNone() throws IOException {
    declare("alerts: {silent-for: 4h}");
    message();
    now = now.plus(Duration.ofHours(9));
    watchman.round();
    assertThat(open()).as("the hub has only begun to look").isEmpty();
    pass(Duration.ofHours(4));
    assertThat(open()).hasSize(1);
    Alert before = alerts.open().get(0);
    restart();
    pass(Duration.ofSeconds(10));
    assertThat(alerts.open()).containsExactly(before);
  }

  @Test
  void whatIsAcknowledgedSaysByWhomAndStaysOpen() throws IOException {
    declare("alerts: {failures: 2}");
    message(new Fate.Dead("no", List.of()));
    pass(Duration.ofSeconds(10));
    assertThat(open()).isEmpty();
    message(new Fate.Dead("no", List.of()));
    pass(Duration.ofSeconds(10));
    assertThat(open())
        .containsExactly("MESSAGES_FAILED 2 messages of the last day could not be processed");
    Alert first = alerts.open().get(0);
    assertThat(alerts.acknowledge(first.id(), "anna").orElseThrow().acknowledgedBy())
        .isEqualTo("anna");
    assertThat(alerts.acknowledge(first.id(), "bert").orElseThrow().acknowledgedBy())
        .isEqualTo("anna");
    message(new Fate.Dead("no", List.of()));
    pass(Duration.ofSeconds(10));
    assertThat(open()).singleElement().asString().contains("3 messages");
    pass(Duration.ofDays(1));
    assertThat(open()).isEmpty();
    assertThat(alerts.acknowledge(MessageId.next(clock).value(), "anna")).isEmpty();
  }

  @Test
  void aDoorThatIsClosedForAMomentIsNone() {
    troubles.put("main", "127.0.0.1:2575: in use");
    pass(Duration.ZERO);
    pass(GRACE.minusSeconds(1));
    assertThat(open()).isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(open()).containsExactly("CLOSED 127.0.0.1:2575: in use");
    troubles.clear();
    pass(Duration.ofSeconds(10));
    assertThat(open()).hasSize(1);
    pass(GRACE);
    assertThat(open()).isEmpty();
  }

  @Test
  void destinationsThatAreDownOrSlowAreToldWithTheInterface() throws IOException {
    declare("alerts: {oldest-delivery: 10m}");
    destinations.add(status(true, Optional.of(now)));
    pass(Duration.ofMinutes(5));
    pass(Duration.ofMinutes(5));
    assertThat(open())
        .containsExactlyInAnyOrder(
            "DELIVERY_WAITS a delivery to inbox has waited since 2026-11-20T08:00:00Z",
            "DOWN the destination inbox does not take deliveries: disk full");
    assertThat(alerts.open()).extracting(Alert::interfaceName).containsOnly("lab");
    assertThat(registry.find("corridor.alerts").tags("kind", "down").gauge())
        .isNotNull()
        .extracting(Gauge::value)
        .isEqualTo(1.0);
    destinations.clear();
    pass(Duration.ofMinutes(1));
    pass(Duration.ofMinutes(1));
    assertThat(open()).isEmpty();
    assertThat(registry.find("corridor.alerts").gauges()).isEmpty();
  }

  private DestinationStatus status(boolean down, Optional<Instant> oldest) {
    return new DestinationStatus(
        "inbox", "files", "x", "v", false, down, 0, 1, 0, oldest, "disk full", 0);
  }

  @Test
  void ofTwoHubsOneTellsAndNeitherClearsTheOthersTroubles() throws IOException {
    declare("alerts: {failures: 1, notify: inbox}");
    Watchman other = watchmanOf("beside");
    message(new Fate.Dead("no", List.of()));
    pass(Duration.ofSeconds(1));
    other.round();
    assertThat(alerts.all(Optional.empty(), 10)).hasSize(1);
    assertThat(notices()).hasSize(1);

    destinations.add(status(true, Optional.empty()));
    pass(Duration.ZERO);
    pass(GRACE);
    destinations.clear();
    other.round();
    now = now.plus(GRACE);
    other.round();
    assertThat(open()).hasSize(2);
    pass(Duration.ZERO);
    pass(GRACE);
    assertThat(open()).hasSize(1);
  }

  private List<String> notices() {
    return database.inTransaction(
        connection ->
            org.corridor.journal.Query.list(
                connection, "SELECT route FROM delivery ORDER BY seq", row -> row.getString(1)));
  }

  @Test
  void aDestinationIsToldInWordsOfItsRaisingAndItsEnd() throws IOException {
    declare("alerts: {failures: 1, notify: inbox}");
    Files.createDirectories(folder.resolve("inbox"));
    message(new Fate.Dead("no", List.of()));
    pass(Duration.ofSeconds(10));
    pass(Duration.ofDays(2));
    assertThat(notices()).containsExactly("alert-raised", "alert-cleared");
    engine.start();
    await().until(() -> files().size() == 2);
    assertThat(files())
        .anySatisfy(
            text ->
                assertThat(text)
                    .startsWith(
                        "Corridor: MESSAGES_FAILED on lab raised\n1 messages of the last day")
                    .contains("Interface: lab\n"))
        .anySatisfy(
            text -> assertThat(text).startsWith("Corridor: MESSAGES_FAILED on lab cleared"));
  }

  private List<String> files() {
    try (Stream<Path> all = Files.list(folder.resolve("inbox"))) {
      return all.filter(file -> !file.getFileName().toString().startsWith("."))
          .map(AlertsTest::text)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void ordersWithoutAnswerAreOneAlertThatSaysHowMany() throws IOException {
    declare("");
    overdue.add(new Loops.Overdue("lab", LoopKind.ORDER, 2, MORNING));
    pass(Duration.ofSeconds(10));
    overdue.set(0, new Loops.Overdue("lab", LoopKind.ORDER, 3, MORNING));
    pass(Duration.ofSeconds(10));
    assertThat(open())
        .containsExactly("OVERDUE 3 without an answer; the first was due at 2026-11-20T08:00:00Z");
    assertThat(alerts.all(Optional.empty(), 10)).hasSize(1);
    overdue.clear();
    pass(Duration.ofSeconds(10));
    assertThat(open()).isEmpty();
  }

  @Test
  void whatCannotBeFoundOutChangesNothing() throws IOException {
    declare("alerts: {failures: 1}");
    message(new Fate.Dead("no", List.of()));
    pass(Duration.ofSeconds(10));
    watchman =
        new Watchman(
            List.of(
                new FailureWatch(
                    () -> {
                      throw new IllegalStateException("broken");
                    },
                    journal::dead)),
            new AlertBook(database),
            new Notices(engine.dispatch()),
            () -> interfaces,
            "here",
            new AlertSettings(GRACE, Duration.ofDays(30)),
            clock,
            registry);
    pass(Duration.ofDays(2));
    assertThat(open()).hasSize(1);
  }

  @Test
  void aTlsStoreThatCannotBeReadIsAnAlert() throws IOException {
    declare(
        "from: {mllp: {port: 2576, tls: {key-store: %s}}}"
            .formatted(folder.resolve("missing.p12")));
    pass(Duration.ZERO);
    assertThat(open()).singleElement().asString().startsWith("CERTIFICATE cannot read");
  }

  @Test
  void aCertificateThatEndsSoonIsAnAlertUntilItIsRenewed() throws Exception {
    Path store = folder.resolve("lab.p12");
    makeStore(store, "2026/11/01 00:00:00", 25);
    TlsSettings keys =
        new TlsSettings(
            Optional.of(new TlsSettings.Store(store, "secret")), Optional.empty(), false);
    MllpSettings listener =
        new MllpSettings("lab", "h", 1, MllpSettings.Limits.USUAL, Set.of("P"), Optional.of(keys));
    watchman = watchmanOf("here", List.of(listener));
    pass(Duration.ZERO);
    assertThat(open())
        .containsExactly(
            "CERTIFICATE a certificate in %s expires on 2026-11-26T00:00:00Z".formatted(store));
    Files.delete(store);
    makeStore(store, "2026/11/20 00:00:00", 365);
    pass(Duration.ofHours(1));
    assertThat(open()).isEmpty();
  }

  private static void makeStore(Path store, String from, int days)
      throws IOException, InterruptedException {
    int code =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "hub",
                "-dname",
                "CN=hub",
                "-startdate",
                from,
                "-validity",
                String.valueOf(days),
                "-storetype",
                "PKCS12",
                "-storepass",
                "secret",
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assertThat(code).isZero();
  }
}
