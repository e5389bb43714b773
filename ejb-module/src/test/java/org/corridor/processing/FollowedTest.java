package org.corridor.processing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.couriers.Transports;
import org.corridor.delivery.TestDispatch;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.interfaces.InterfaceReader;
import org.corridor.interfaces.InterfaceSenders;
import org.corridor.interfaces.Interfaces;
import org.corridor.interfaces.Surroundings;
import org.corridor.journal.Arrival;
import org.corridor.journal.Database;
import org.corridor.journal.Fate;
import org.corridor.journal.JournalStore;
import org.corridor.journal.Query;
import org.corridor.journal.TestDatabase;
import org.corridor.journal.TestJournal;
import org.corridor.loops.Loop;
import org.corridor.loops.LoopEvent;
import org.corridor.loops.LoopQuery;
import org.corridor.loops.LoopState;
import org.corridor.loops.Loops;
import org.corridor.profiles.Profiles;
import org.corridor.repository.RepositoryDoor;
import org.corridor.routing.Router;
import org.corridor.shared.MessageId;
import org.corridor.vault.KeyLedger;
import org.corridor.vault.Vault;
import org.corridor.vault.VaultSettings;
import org.corridor.writing.Letterhead;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders and results on the whole way from their bytes to the rows of their thread. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class FollowedTest {

  private static final String PATIENT = "PID|1||4711^^^EHM^MR||Test^Anna\rPV1|1|I\r";
  private static final ProcessingSettings SETTINGS =
      new ProcessingSettings(1, 8, 3, Duration.ofMillis(1), Duration.ofMillis(5));

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private final Clock clock = Clock.systemUTC();
  private final Profiles profiles = Profiles.none(name -> SenderProfile.UNCONFIGURED);
  private JdbcConnectionPool source;
  private Database database;
  private Loops loops;
  private Interfaces interfaces = Interfaces.NONE;
  private TestDispatch engine;
  private Committer committer;
  private Processor processor;

  @BeforeEach
  void open() {
    source = kind.prepared(clock);
    database = new Database(source);
    loops = new Loops(database, clock);
    JournalStore journal = TestJournal.on(source, clock);
    KeyLedger keys =
        new KeyLedger() {
          @Override
          public Set<String> keyIds() {
            return Set.of();
          }

          @Override
          public void note(String keyId) {}
        };
    Vault vault =
        Vault.unlock(new VaultSettings(folder.resolve("keys.json"), Optional.empty()), keys);
    engine = new TestDispatch(database, vault, List::of, clock);
    committer =
        new Committer(new JournalLedger(journal, vault, engine.dispatch(), loops, clock), SETTINGS);
    processor =
        new Processor(
            new Preparation(
                Families.ALL,
                new Senders(new InterfaceSenders(() -> profiles, () -> interfaces)),
                new Routing(
                    () -> interfaces,
                    new Router(
                        MessageKinds.writer(new Letterhead("HUB", "")), name -> Optional.empty()))),
            committer,
            SETTINGS,
            (one, fate) -> {});
    RepositoryDoor.open(new ScriptedRepository());
    committer.start(Thread::new);
  }

  @AfterEach
  void close() {
    committer.close();
    RepositoryDoor.close();
    engine.close();
    source.dispose();
  }

  private Arrival arrival(String interfaceName, String controlId, String type, String rest) {
    String text = "MSH|^~\\&|APP|FAC|||20260611||" + type + "|" + controlId + "|P|2.5.1\r" + rest;
    V2Message message = V2Message.parse(text);
    return new Arrival(
        MessageId.next(clock),
        interfaceName,
        clock.instant(),
        false,
        type,
        message.header().controlId(),
        "APP",
        "FAC",
        "EHM|4711",
        "AA",
        List.of(),
        text.getBytes(UTF_8));
  }

  private Arrival order(String controlId) {
    return arrival(
        "orders", controlId, "OML^O21", PATIENT + "ORC|NW|1^HIS\rOBR|1|1^HIS||GLU^Glucose^LN\r");
  }

  private Arrival result(String controlId) {
    return arrival(
        "main",
        controlId,
        "ORU^R01",
        PATIENT
            + "OBR|1|1^HIS|A7^LAB|GLU^Glucose^LN"
            + "|".repeat(21)
            + "F\rOBX|1|NM|GLU^Glucose^LN||5|mmol/L|||||F\r");
  }

  private void declareOrders(String accept) throws IOException {
    Path file = folder.resolve("orders.yaml");
    Files.writeString(
        file,
        """
        interface: orders
        %s
        repository: none
        routes: [{to: lab}]
        loops: {orders: {result-within: 24h}}
        destinations:
          lab: {mllp: {host: h, port: 1}}
        """
            .formatted(accept));
    interfaces = Interfaces.load(file, new InterfaceReader(Transports::read), Surroundings.UNKNOWN);
  }

  private List<Loop> all() {
    return loops.search(new LoopQuery(Map.of(), Optional.empty(), 100));
  }

  @Test
  void anOrderThatIsPassedOnAndItsStoredResultAreOneThread() throws IOException {
    declareOrders("");
    Arrival order = order("1");
    assertThat(processor.process(order)).isInstanceOf(Fate.Processed.class);
    assertThat(all()).extracting(Loop::state).containsExactly(LoopState.OPEN);
    assertThat(all().get(0).dueAt())
        .hasValueSatisfying(
            due -> assertThat(due).isAfter(order.receivedAt().plus(Duration.ofHours(23))));
    Arrival result = result("2");
    assertThat(processor.process(result)).isInstanceOf(Fate.Processed.class);

    Loop.Story story = loops.find(all().get(0).id()).orElseThrow();
    assertThat(story.loop().state()).isEqualTo(LoopState.DONE);
    assertThat(story.events())
        .extracting(one -> one.event() + " " + one.message() + " " + one.interfaceName())
        .containsExactly(
            LoopEvent.ORDERED + " " + order.id() + " orders",
            LoopEvent.FINAL + " " + result.id() + " main");
  }

  @Test
  void resendsAndMessagesThatAreNotMeantLeaveNoTrace() throws IOException {
    declareOrders("accept: OBR-4.1 = GLU");
    processor.process(order("1"));
    assertThat(processor.process(order("1"))).isInstanceOf(Fate.Filtered.class);
    declareOrders("accept: OBR-4.1 = K");
    assertThat(processor.process(order("2"))).isInstanceOf(Fate.Filtered.class);
    assertThat(all()).hasSize(1);
    assertThat(loops.find(all().get(0).id()).orElseThrow().events()).hasSize(1);
  }

  @Test
  void aMessageThatTheBrokerBringsAgainIsWrittenOnce() throws IOException {
    declareOrders("");
    Arrival order = order("1");
    processor.process(order);
    processor.process(result("2"));
    List<Loop> before = all();
    processor.process(order);
    assertThat(all()).isEqualTo(before);
    assertThat(loops.find(before.get(0).id()).orElseThrow().events()).hasSize(2);
  }

  @Test
  void withoutOrdersNothingIsWritten() {
    processor.process(arrival("main", "1", "ADT^A01", "EVN|A01|20260611\r" + PATIENT));
    assertThat(all()).isEmpty();
    List<Long> rows =
        database.inTransaction(
            connection ->
                Query.list(
                    connection, "SELECT count(*) FROM journal_message", row -> row.getLong(1)));
    assertThat(rows).containsExactly(1L);
  }
}
