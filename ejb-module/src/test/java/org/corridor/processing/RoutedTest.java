package org.corridor.processing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.corridor.couriers.Transports;
import org.corridor.delivery.Consignment;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.interfaces.InterfaceReader;
import org.corridor.interfaces.InterfaceSenders;
import org.corridor.interfaces.Interfaces;
import org.corridor.interfaces.Surroundings;
import org.corridor.journal.Arrival;
import org.corridor.journal.Fate;
import org.corridor.journal.Format;
import org.corridor.profiles.Profiles;
import org.corridor.reconciliation.Keepers;
import org.corridor.repository.RepositoryDoor;
import org.corridor.routing.Router;
import org.corridor.shared.Finding;
import org.corridor.shared.MessageId;
import org.corridor.writing.Letterhead;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutedTest {

  private static final String ADMISSION =
      "MSH|^~\\&|APP|FAC|||20250611||ADT^A01|1|P|2.5.1\rEVN|A01|20250611\r"
          + "PID|1||4711^^^EHM^MR||Test^Anna\rPV1|1|I\r";

  @TempDir Path folder;
  private final RememberingLedger ledger = new RememberingLedger();
  private final Committer committer =
      new Committer(
          ledger,
          new ProcessingSettings(1, 8, 3, Duration.ofMillis(1), Duration.ofMillis(5)),
          NoRush.EVER);
  private final Profiles profiles =
      Profiles.none(name -> new SenderProfile(ZoneOffset.UTC, UTF_8, "urn:x"));
  private Interfaces interfaces = Interfaces.NONE;

  @BeforeEach
  void open() {
    RepositoryDoor.open(new ScriptedRepository());
    committer.start(Thread::new);
  }

  @AfterEach
  void close() {
    committer.close();
    RepositoryDoor.close();
  }

  private void declare(String rest) throws IOException {
    Path file = folder.resolve("main.yaml");
    Files.writeString(
        file, "interface: main\n" + rest + "\ndestinations:\n  ward: {mllp: {host: h, port: 1}}\n");
    interfaces = Interfaces.load(file, new InterfaceReader(Transports::read), Surroundings.UNKNOWN);
  }

  private Fate process(Arrival arrival) {
    Processor processor =
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
            new ProcessingSettings(1, 8, 3, Duration.ofMillis(1), Duration.ofMillis(5)),
            (one, fate) -> {});
    return processor.process(arrival);
  }

  private static Arrival arrival(String content) {
    MessageId id = MessageId.next(Clock.systemUTC());
    return new Arrival(
        id,
        "main",
        Instant.EPOCH,
        false,
        "ADT^A01",
        "1",
        "APP",
        "FAC",
        "EHM|4711",
        "AA",
        List.of(),
        content.getBytes(UTF_8));
  }

  private static Arrival fhir(Format format, String controlId, String content) {
    return new Arrival(
        MessageId.next(Clock.systemUTC()),
        "main",
        Instant.EPOCH,
        false,
        "Bundle^transaction",
        controlId,
        "lab",
        "",
        "urn:mrn|1",
        "",
        List.of(),
        format,
        content.getBytes(UTF_8));
  }

  private static final String BUNDLE =
      "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
          + "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"1\"}]},"
          + "\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}]}";

  @Test
  void aBundleIsStoredAndSentAsItCame() throws IOException {
    declare(
        "from: {http: true}\nroutes: [{name: a, to: ward}, {name: b, to: ward, send: fhir,"
            + " when-fhir: entry.resource.ofType(Patient).exists()},"
            + " {name: c, to: ward, when: PID-3 = 1}]");
    Fate fate = process(fhir(Format.FHIR, "B", BUNDLE));
    assertThat(fate).isInstanceOf(Fate.Processed.class);
    assertThat(((Fate.Processed) fate).references()).hasSize(2);
    assertThat(ledger.consignments())
        .extracting(Consignment::route, Consignment::contentType, Consignment::content)
        .containsExactly(
            tuple("a", "application/fhir+json", Optional.empty()),
            tuple("b", "application/fhir+json", Optional.empty()));
  }

  @Test
  void aConditionOnPlacesDoesNotHoldForABundle() throws IOException {
    declare("from: {http: true}\naccept: MSH-9.1 = ORU\nroutes: [{to: ward}]");
    assertThat(process(fhir(Format.FHIR, "B", BUNDLE))).isInstanceOf(Fate.Filtered.class);
  }

  @Test
  void changesOfHl7V2AreNotMadeToABundle() throws IOException {
    declare("from: {http: true}\nroutes: [{to: ward, change: [{set: MSH-5 = X}]}]");
    assertThat(process(fhir(Format.FHIR, "B", BUNDLE))).isInstanceOf(Fate.Dead.class);
    assertThat(ledger.consignments()).isEmpty();
  }

  @Test
  void whatTheRepositoryTellsIsOnlyPassedOn() throws IOException {
    declare("from: {repository: {resources: [Patient]}}\nroutes: [{to: ward}]");
    Fate fate = process(fhir(Format.CHANGE, "Patient/1/_history/1", BUNDLE));
    assertThat(fate).isEqualTo(new Fate.Processed(List.of(), List.of(stamp())));
    assertThat(ledger.consignments()).hasSize(1);
  }

  @Test
  void aBundleWithAMistakeWaitsForAnAnalyst() throws IOException {
    declare("from: {http: true}");
    Fate fate = process(fhir(Format.FHIR, "B", BUNDLE.replace("POST", "DELETE")));
    assertThat(fate)
        .isInstanceOfSatisfying(
            Fate.Dead.class,
            dead ->
                assertThat(dead.findings().get(0).location())
                    .isEqualTo("Bundle.entry[0].request.method"));
  }

  private String version() {
    return interfaces.named("main").orElseThrow().version();
  }

  private Finding stamp() {
    return Finding.information(
        "", "interface", "Came through the interface main, version " + version() + ".");
  }

  @Test
  void aStoredMessageGoesWhereItsRoutesSayAndTellsTheVersion() throws IOException {
    declare("routes: [{to: ward, when: PV1-2 = I, change: [{set: MSH-5 = WARD}]}]");
    Arrival arrival = arrival(ADMISSION);
    Fate fate = process(arrival);
    assertThat(fate).isInstanceOf(Fate.Processed.class);
    assertThat(fate.findings()).contains(stamp());
    assertThat(((Fate.Processed) fate).references()).isNotEmpty();
    assertThat(ledger.consignments())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.message()).isEqualTo(arrival.id());
              assertThat(one.destination()).isEqualTo("ward");
              assertThat(one.lane()).isEqualTo("EHM|4711");
              assertThat(one.version()).isEqualTo(version());
              assertThat(new String(one.content().orElseThrow(), UTF_8))
                  .isEqualTo(ADMISSION.replace("|FAC|||", "|FAC|WARD||"));
            });
  }

  @Test
  void aRouteLooksAtTheBundleOfAStoredMessage() throws IOException {
    declare(
        "routes: [{to: ward, send: fhir, when-fhir: entry.resource.where($this is Encounter).exists()}]");
    process(arrival(ADMISSION));
    assertThat(ledger.consignments())
        .extracting(Consignment::contentType)
        .containsExactly("application/fhir+json");
  }

  @Test
  void whatIsNotAcceptedIsFilteredWithTheConditionAsReason() throws IOException {
    declare("accept: MSH-9.1 = ORU\nroutes: [{to: ward}]");
    Fate fate = process(arrival(ADMISSION));
    assertThat(fate).isEqualTo(new Fate.Filtered("not accepted: MSH-9.1 = ORU", List.of(stamp())));
    assertThat(ledger.consignments()).isEmpty();
  }

  @Test
  void anInterfaceWithoutARepositoryOnlyPassesOnWhateverTheTypeIs() throws IOException {
    declare("repository: none\nroutes: [{to: ward, when: MSH-9.1 = ZZZ}]");
    Fate passed = process(arrival(ADMISSION.replace("ADT^A01", "ZZZ^Z01")));
    assertThat(passed).isEqualTo(new Fate.Processed(List.of(), List.of(stamp())));
    assertThat(ledger.consignments())
        .singleElement()
        .satisfies(one -> assertThat(one.content()).isEmpty());

    Fate nowhere = process(arrival(ADMISSION.replace("|1|P|", "|2|P|")));
    assertThat(nowhere).isEqualTo(new Fate.Filtered("no route takes it", List.of(stamp())));
  }

  @Test
  void aResendIsNotPassedOnAgain() throws IOException {
    declare("repository: none\nroutes: [{to: ward}]");
    process(arrival(ADMISSION));
    assertThat(process(arrival(ADMISSION))).isInstanceOf(Fate.Filtered.class);
    assertThat(ledger.consignments()).hasSize(1);
  }

  @Test
  void aMessageOfWhichOneRouteCannotBeTriedTakesNone() throws IOException {
    Files.createDirectory(folder.resolve("tables"));
    Files.writeString(folder.resolve("tables/t.csv"), "from,to\nE,X\n");
    declare(
        "routes: [{name: a, to: ward},"
            + " {name: b, to: ward, change: [{map: PV1-2 by t, unknown: fail}]}]");
    Fate fate = process(arrival(ADMISSION));
    assertThat(fate)
        .isInstanceOfSatisfying(
            Fate.Dead.class,
            dead ->
                assertThat(dead.reason())
                    .isEqualTo("route b: the table t does not have what stands here"));
    assertThat(ledger.consignments()).isEmpty();
  }

  @Test
  void aLookUpThatFailsIsAFinding() throws IOException {
    Files.createDirectory(folder.resolve("tables"));
    Files.writeString(folder.resolve("tables/t.csv"), "from,to\nE,X\n");
    declare("routes: [{to: ward, change: [{map: PV1-2 by t}]}]");
    assertThat(process(arrival(ADMISSION)).findings())
        .contains(Finding.warning("PV1-2", "103", "the table t does not have what stands here"));
  }
}
