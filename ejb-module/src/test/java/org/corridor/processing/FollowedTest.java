package org.corridor.processing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.corridor.journal.Format;
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
import org.corridor.proposals.ProposalBook;
import org.corridor.reconciliation.Keepers;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        new Committer(
            new JournalLedger(
                journal,
                vault,
                engine.dispatch(),
                loops,
                new ProposalBook(database.dialect(), vault, clock, new SimpleMeterRegistry()),
                clock),
            SETTINGS,
            NoRush.EVER);
    processor =
        new Processor(
            new Preparation(
                Families.ALL,
                new Senders(new InterfaceSenders(() -> profiles, () -> interfaces)),
                new Routing(
                    () -> interfaces,
                    new Router(
                        MessageKinds.writer(new Letterhead("HUB", "")), name -> Optional.empty())),
                one -> Keepers.NONE),
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

  private void declareWritten(String from, String loops) throws IOException {
    Path file = folder.resolve("written.yaml");
    Files.writeString(
        file,
        """
        interface: written
        from: %s
        repository: none
        routes:
          - {name: one, send: v2-from-fhir, to: [lab, archive]}
          - {name: other, send: v2-from-fhir, to: archive, change: [{set: MSH-5 = ARC}]}
        loops: {%s}
        destinations:
          lab: {mllp: {host: h, port: 1}}
          archive: {mllp: {host: h, port: 2}}
        """
            .formatted(from, loops));
    interfaces = Interfaces.load(file, new InterfaceReader(Transports::read), Surroundings.UNKNOWN);
  }

  private void declareWritten() throws IOException {
    declareWritten(
        "{repository: {resources: [ServiceRequest, DiagnosticReport]}}",
        "orders: {result-within: 24h}");
  }

  private static final String PERSON =
      "{\"resourceType\":\"Patient\",\"id\":\"p\",\"identifier\":"
          + "[{\"system\":\"urn:oid:1.2.3\",\"value\":\"4711\"}]}";

  private static String request(String status) {
    return "{\"resourceType\":\"ServiceRequest\",\"id\":\"s\",\"status\":\""
        + status
        + "\",\"intent\":\"order\",\"subject\":{\"reference\":\"Patient/p\"},"
        + "\"identifier\":[{\"system\":\"urn:oid:1.2.5\",\"value\":\"9\"}],\"code\":{\"coding\":"
        + "[{\"system\":\"http://loinc.org\",\"code\":\"2345-7\"}]}}";
  }

  private static String report() {
    return "{\"resourceType\":\"DiagnosticReport\",\"id\":\"r\",\"status\":\"final\","
        + "\"identifier\":[{\"system\":\"urn:oid:1.2.6\",\"value\":\"A7\"}],"
        + "\"subject\":{\"reference\":\"Patient/p\"},"
        + "\"basedOn\":[{\"reference\":\"ServiceRequest/s\"}],\"code\":{\"coding\":"
        + "[{\"system\":\"http://loinc.org\",\"code\":\"2345-7\"}]}}";
  }

  private Arrival fhir(Format format, String controlId, String... resources) {
    String entries =
        Arrays.stream(resources)
            .map(one -> "{\"resource\":" + one + "}")
            .collect(Collectors.joining(","));
    return new Arrival(
        MessageId.next(clock),
        "written",
        clock.instant(),
        false,
        "ServiceRequest^changed",
        controlId,
        "",
        "",
        "urn:oid:1.2.3|4711",
        "",
        List.of(),
        format,
        ("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + entries + "]}")
            .getBytes(UTF_8));
  }

  private Arrival answer(String controlId, String placer) {
    return arrival(
        "main",
        controlId,
        "ORU^R01",
        PATIENT
            + ("OBR|1|" + placer + "|A7^LAB|GLU^Glucose^LN" + "|".repeat(21))
            + "F\rOBX|1|NM|GLU^Glucose^LN||5|mmol/L|||||F\r");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9^^1.2.5^ISO", "9"})
  void anOrderThatBeganAsFhirAndItsResultAreOneThread(String placer) throws IOException {
    declareWritten();
    Arrival order = fhir(Format.CHANGE, "ServiceRequest/s/_history/1", request("active"), PERSON);
    assertThat(processor.process(order)).isInstanceOf(Fate.Processed.class);
    Loop open = all().get(0);
    assertThat(all()).hasSize(1);
    assertThat(open.state()).isEqualTo(LoopState.OPEN);
    assertThat(open.interfaceName()).isEqualTo("written");
    assertThat(open.ordered()).isTrue();
    assertThat(open.dueAt())
        .hasValueSatisfying(
            due ->
                assertThat(due)
                    .isCloseTo(
                        order.receivedAt().plus(Duration.ofHours(24)),
                        within(1, ChronoUnit.SECONDS)));
    Arrival result = answer("2", placer);
    assertThat(processor.process(result)).isInstanceOf(Fate.Processed.class);
    assertThat(all()).extracting(Loop::state).containsExactly(LoopState.DONE);
    assertThat(loops.find(open.id()).orElseThrow().events())
        .extracting(one -> one.event() + " " + one.message())
        .containsExactly(LoopEvent.ORDERED + " " + order.id(), LoopEvent.FINAL + " " + result.id());
  }

  @Test
  void anOrderThatBeganAsFhirIsMissedWhenNoResultComes() throws IOException {
    declareWritten("{repository: {resources: [ServiceRequest]}}", "orders: {result-within: 1ms}");
    processor.process(
        fhir(Format.CHANGE, "ServiceRequest/s/_history/1", request("active"), PERSON));
    assertThat(all().get(0).dueAt()).isPresent();
    await().until(() -> !loops.overdue().isEmpty());
    assertThat(loops.overdue())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.interfaceName()).isEqualTo("written");
              assertThat(one.loops()).isOne();
            });
    processor.process(answer("2", "9^^1.2.5^ISO"));
    assertThat(loops.overdue()).isEmpty();
  }

  @Test
  void aRequestThatIsRevokedEndsItsThread() throws IOException {
    declareWritten();
    processor.process(
        fhir(Format.CHANGE, "ServiceRequest/s/_history/1", request("active"), PERSON));
    processor.process(
        fhir(Format.CHANGE, "ServiceRequest/s/_history/2", request("revoked"), PERSON));
    assertThat(all()).extracting(Loop::state).containsExactly(LoopState.CANCELLED);
  }

  @Test
  void aRequestThatIsNotSentIsNotFollowed() throws IOException {
    declareWritten();
    processor.process(fhir(Format.CHANGE, "ServiceRequest/s/_history/1", request("draft"), PERSON));
    assertThat(all()).isEmpty();
  }

  @Test
  void aReportIsAnAnswerWhenItIsPostedAndNotWhenTheRepositoryTellsOfIt() throws IOException {
    declareWritten();
    processor.process(
        fhir(Format.CHANGE, "ServiceRequest/s/_history/1", request("active"), PERSON));
    Fate told =
        processor.process(
            fhir(
                Format.CHANGE,
                "DiagnosticReport/r/_history/1",
                report(),
                request("active"),
                PERSON));
    assertThat(told).isInstanceOf(Fate.Processed.class);
    assertThat(all()).extracting(Loop::state).containsExactly(LoopState.OPEN);

    declareWritten("{http: true}", "orders: {result-within: 24h}");
    Fate posted = processor.process(fhir(Format.FHIR, "B-1", report(), request("active"), PERSON));
    assertThat(posted).isInstanceOf(Fate.Processed.class);
    assertThat(all()).extracting(Loop::state).containsExactly(LoopState.DONE);
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
