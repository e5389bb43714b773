package org.corridor.changes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.bundles.Submission;
import org.corridor.couriers.Transports;
import org.corridor.intake.OpenDoor;
import org.corridor.interfaces.InterfaceReader;
import org.corridor.interfaces.Interfaces;
import org.corridor.interfaces.Surroundings;
import org.corridor.journal.Arrival;
import org.corridor.journal.Database;
import org.corridor.journal.Format;
import org.corridor.journal.TestDatabase;
import org.corridor.repository.Change;
import org.corridor.repository.ChangeBell;
import org.corridor.repository.Stored;
import org.corridor.testing.InMemoryRepository;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class ChangeFeedTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final ChangeSettings SETTINGS =
      new ChangeSettings(Duration.ofMinutes(5), Duration.ofSeconds(15));

  @Parameter TestDatabase kind;
  @TempDir Path folder;
  private final Time clock = new Time();
  private final InMemoryRepository repository = new InMemoryRepository();
  private Interfaces interfaces = Interfaces.NONE;
  private final OpenDoor hub = new OpenDoor(() -> interfaces);
  private Database database;
  private ChangeFeed feed;

  /** A clock that stands until a test moves it. */
  private static final class Time extends Clock {
    private Instant now = NOON;

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
  }

  @BeforeEach
  void start() throws IOException {
    database = new Database(kind.prepared(clock));
    declare("resources: [ServiceRequest]");
    feed = feed(hub);
  }

  private ChangeFeed feed(OpenDoor door) {
    return new ChangeFeed(
        door.door(),
        () -> interfaces,
        () -> Optional.of(repository),
        new ChangeCursors(database),
        SETTINGS,
        clock);
  }

  private void declare(String way) throws IOException {
    Path file = folder.resolve("orders.yaml");
    Files.writeString(file, "interface: orders\nfrom: {repository: {" + way + "}}\n");
    interfaces = Interfaces.load(file, new InterfaceReader(Transports::read), Surroundings.UNKNOWN);
  }

  private void pass(Duration time) {
    clock.now = clock.now.plus(time);
  }

  private void write(Resource... resources) {
    repository.setTime(clock.now);
    repository.commit(
        new Change() {
          @Override
          public Set<String> reads() {
            return Set.of();
          }

          @Override
          public List<Resource> decide(Stored stored) {
            return List.of(resources);
          }
        });
  }

  private static ServiceRequest order(String id, ServiceRequestStatus status) {
    ServiceRequest order = new ServiceRequest();
    order.setId(id);
    order.setStatus(status);
    order.setSubject(new Reference("Patient/p"));
    return order;
  }

  private static Patient patient() {
    Patient patient = new Patient();
    patient.setId("p");
    patient.addIdentifier().setSystem("urn:mrn").setValue("42");
    return patient;
  }

  private List<String> told() {
    return hub.arrivals().stream().map(Arrival::controlId).toList();
  }

  @Test
  void everyVersionFromNowOnBecomesAMessageWithWhatItRefersTo() throws Exception {
    write(order("old", ServiceRequestStatus.ACTIVE));
    pass(Duration.ofMinutes(10));
    feed.look(true);
    write(patient(), order("o", ServiceRequestStatus.ACTIVE));
    write(order("o", ServiceRequestStatus.REVOKED));
    pass(Duration.ofMillis(10));
    feed.look(false);
    feed.look(true);

    assertThat(told())
        .containsExactly("ServiceRequest/o/_history/1", "ServiceRequest/o/_history/2");
    Arrival first = hub.arrivals().get(0);
    assertThat(first.format()).isEqualTo(Format.CHANGE);
    assertThat(first.messageType()).isEqualTo("ServiceRequest^changed");
    assertThat(first.patient()).isEqualTo("urn:mrn|42");
    assertThat(Submission.read(first.content()).bundle().getEntry())
        .extracting(entry -> entry.getResource().fhirType())
        .containsExactly("ServiceRequest", "Patient");
    assertThat(new String(first.content(), UTF_8)).contains("\"status\":\"active\"");
  }

  @Test
  void whatIsNotMeantIsNotTold() throws Exception {
    declare("resources: [ServiceRequest], when: status = 'revoked'");
    feed.look(true);
    write(patient(), order("a", ServiceRequestStatus.ACTIVE));
    write(order("b", ServiceRequestStatus.REVOKED));
    feed.look(true);
    assertThat(told()).containsExactly("ServiceRequest/b/_history/1");
  }

  @Test
  void aTransactionThatTookLongIsSeenLaterAndNotTwice() throws Exception {
    feed.look(true);
    Instant begun = clock.now;
    pass(Duration.ofMinutes(2));
    write(order("quick", ServiceRequestStatus.ACTIVE));
    feed.look(false);
    clock.now = begun;
    write(order("slow", ServiceRequestStatus.ACTIVE));
    pass(Duration.ofMinutes(3));
    feed.look(false);
    assertThat(told()).containsExactly("ServiceRequest/quick/_history/1");
    feed.look(true);
    feed.look(true);
    assertThat(told())
        .containsExactly("ServiceRequest/quick/_history/1", "ServiceRequest/slow/_history/1");
  }

  @Test
  void whatChangedWhileTheHubWasDownIsToldAtTheStartAndNothingTwice() throws Exception {
    feed.look(true);
    write(order("a", ServiceRequestStatus.ACTIVE));
    feed.look(false);
    pass(Duration.ofHours(2));
    write(order("b", ServiceRequestStatus.ACTIVE));
    pass(Duration.ofHours(2));

    feed(hub).look(true);

    assertThat(told())
        .containsExactly("ServiceRequest/a/_history/1", "ServiceRequest/b/_history/1");
  }

  @Test
  void aCrashBetweenTheDoorAndTheCursorDoesNoHarm() throws Exception {
    feed.look(true);
    Instant cursor = new ChangeCursors(database).of("orders").orElseThrow();
    write(order("a", ServiceRequestStatus.ACTIVE));
    feed.look(false);
    new ChangeCursors(database).keep("orders", cursor);

    feed(hub.startedAnew()).look(true);

    assertThat(told()).containsExactly("ServiceRequest/a/_history/1");
  }

  @Test
  void whatTheBrokerDidNotTakeIsToldLater() throws Exception {
    feed.look(true);
    write(order("a", ServiceRequestStatus.ACTIVE));
    hub.setBroken(true);
    feed.look(false);
    assertThat(told()).isEmpty();
    pass(Duration.ofHours(1));
    hub.setBroken(false);
    feed.look(false);
    assertThat(told()).containsExactly("ServiceRequest/a/_history/1");
  }

  @Test
  void aVersionThatCannotBeJudgedIsShownAndHoldsUpNoOther() throws Exception {
    declare("resources: [ServiceRequest], when: (1 | 2).single() = 1");
    feed.look(true);
    write(order("a", ServiceRequestStatus.ACTIVE));
    feed.look(true);
    assertThat(hub.arrivals())
        .singleElement()
        .satisfies(one -> assertThat(one.refusals()).isNotEmpty());
  }

  @Test
  void aVersionThatCannotBeReadHoldsUpNoOther() throws Exception {
    feed.look(true);
    repository.setUnreadable("ServiceRequest/a");
    write(order("a", ServiceRequestStatus.ACTIVE));
    write(order("b", ServiceRequestStatus.ACTIVE));
    feed.look(true);
    feed.look(true);
    assertThat(told()).isEmpty();
    feed.look(true);
    feed.look(true);
    assertThat(told())
        .containsExactly("ServiceRequest/a/_history/1", "ServiceRequest/b/_history/1");
    assertThat(hub.arrivals()).extracting(one -> one.refusals().size()).containsExactly(1, 0);
  }

  @Test
  void pagesAreReadToTheEnd() throws Exception {
    feed.look(true);
    for (int i = 0; i < 2300; i++) {
      write(order("n" + i, ServiceRequestStatus.ACTIVE));
    }
    feed.look(false);
    assertThat(told()).hasSize(2300).doesNotHaveDuplicates();
  }

  @Test
  void aWriteInThisProcessIsToldAtOnce() throws Exception {
    feed.look(true);
    ChangeLoop loop = new ChangeLoop(feed, Duration.ofHours(1));
    Thread thread = new Thread(loop);
    thread.start();
    try {
      write(order("a", ServiceRequestStatus.ACTIVE));
      ChangeBell.ring();
      long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
      while (told().isEmpty() && System.nanoTime() < end) {
        Thread.sleep(10);
      }
      assertThat(told()).containsExactly("ServiceRequest/a/_history/1");
    } finally {
      loop.close();
      thread.join(5000);
    }
    assertThat(thread.isAlive()).isFalse();
  }
}
