package org.corridor.eligibility;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.corridor.exchange.Exchange;
import org.corridor.exchange.ExchangeHub;
import org.corridor.exchange.InterchangeFilter;
import org.corridor.exchange.InterchangeQuery;
import org.corridor.exchange.StoredInterchange;
import org.corridor.journal.Query;
import org.corridor.journal.TestDatabase;
import org.corridor.repository.Change;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryUnavailable;
import org.corridor.repository.Stored;
import org.corridor.testing.InMemoryRepository;
import org.hl7.fhir.r4.model.Resource;

/** Eligibility on a real database, with a payer in this process. */
final class Desk {
  final Visit visit = new Visit();
  final InMemoryRepository repository = new InMemoryRepository();
  final BoxedPayer payer = new BoxedPayer();
  final EligibilitySettings settings;
  final ExchangeHub hub;
  final Exchange exchange;
  final Eligibility eligibility;
  final Nightly nightly;
  final Late late;
  boolean isRepositoryDown;
  private final Deque<Runnable> writing = new ArrayDeque<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** With a payer that answers in conversations, two at one time, which may take long. */
  Desk(TestDatabase kind, Path folder) throws IOException {
    this(kind, folder, Duration.ofMinutes(1));
  }

  /** With a payer that answers in conversations, two at one time. */
  Desk(TestDatabase kind, Path folder, Duration deadline) throws IOException {
    this(
        kind,
        folder,
        """
        core: {url: 'https://127.0.0.1/core', sender: LKB001, receiver: BIRCH}
        realtime: [270]
        concurrency: 2
        """,
        deadline);
  }

  /** With a payer that answers by files. */
  static Desk ofFiles(TestDatabase kind, Path folder, Path out) throws IOException {
    return new Desk(kind, folder, "files: {out: %s}".formatted(out), Duration.ofMinutes(1));
  }

  private Desk(TestDatabase kind, Path folder, String line, Duration deadline) throws IOException {
    settings =
        new EligibilitySettings(
            "9123456789",
            Optional.of(Party.organization("HARBOR CLINIC", "XX", "1234567893")),
            ZoneOffset.UTC,
            deadline,
            Duration.ofHours(24),
            3,
            2,
            Duration.ofMinutes(1),
            Duration.ofHours(8),
            Duration.ofHours(24));
    hub = new ExchangeHub(kind, folder);
    hub.later(Duration.between(hub.now(), Instant.parse("2026-11-22T09:30:00Z")));
    hub.partner("birch", "BIRCH", "payers: [BIRCH]\nsends: [270]\n" + line);
    exchange = hub.exchange();
    Eligibility.Desks desks =
        Eligibility.Desks.over(
            hub.database,
            hub.vault,
            this::repository,
            exchange.realTime(payer, threads),
            settings,
            writing::add,
            hub.clock);
    EligibilityMeters meters = new EligibilityMeters(new SimpleMeterRegistry());
    eligibility = new Eligibility(desks, settings, meters, threads, hub.clock);
    Turns turns = new Turns(desks, settings, hub.clock);
    Appointments appointments = new Appointments(() -> repository, settings.zone());
    nightly = new Nightly(desks, turns, appointments, settings, threads);
    late = new Late(desks);
    hub.consumers.add(new Answered(late));
    store();
  }

  private FhirRepository repository() {
    if (isRepositoryDown) {
      throw new RepositoryUnavailable("down", new IllegalStateException());
    }
    return repository;
  }

  /** What goes on while its caller does not wait. */
  void goOn() {
    while (!writing.isEmpty()) {
      writing.pop().run();
    }
  }

  Instant now() {
    return hub.now();
  }

  void hours(long hours) {
    hub.later(Duration.ofHours(hours));
  }

  /** The payer sends an interchange by itself. */
  void arrives(byte[] interchange) throws IOException {
    exchange.receiving().take(hub.incoming("arrives", interchange));
    consume();
  }

  /** Waits for what still goes on, and takes what came. */
  void conversationsEnd() throws InterruptedException {
    threads.shutdown();
    if (!threads.awaitTermination(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("somebody talks on");
    }
    hub.later(Duration.ofMinutes(2));
    consume();
  }

  private void consume() {
    while (exchange.consumption().round() > 0) {
      // Until nothing is due.
    }
  }

  /** The interchanges that were sent to the payer. */
  List<String> sent() throws IOException {
    List<String> all = new ArrayList<>();
    for (StoredInterchange one :
        exchange
            .store()
            .search(
                new InterchangeQuery(
                    Map.of(InterchangeFilter.DIRECTION, "OUT"), Optional.empty(), 50))) {
      all.add(ExchangeHub.text(exchange, one.id()));
    }
    return all;
  }

  /** Brings the visit's resources into the repository as they are now. */
  void store() {
    repository.commit(
        new Change() {
          @Override
          public Set<String> reads() {
            return Set.of();
          }

          @Override
          public List<Resource> decide(Stored stored) {
            return visit.resources.values().stream().map(Resource::copy).toList();
          }
        });
  }

  String sealed() {
    return sealed("eligibility_check").get(0);
  }

  /** What the rows of a table hold sealed. */
  List<String> sealed(String table) {
    return hub.database.inTransaction(
        connection ->
            Query.list(
                connection,
                "SELECT sealed FROM " + table,
                row -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1)));
  }

  /** What is on its way, of one response. */
  PublicationRows.Kept kept(PublicationRows rows) {
    hub.later(PublicationRows.FIRST_PAUSE);
    return rows.due(1).get(0);
  }

  /** What is kept of a response cannot be opened any more. */
  void spoil(String response) {
    hub.database.inTransaction(
        connection ->
            Query.update(
                connection,
                "UPDATE eligibility_publication SET sealed = ? WHERE response = ?",
                new byte[] {1},
                response));
  }

  void close() {
    threads.shutdownNow();
    hub.close();
  }
}
