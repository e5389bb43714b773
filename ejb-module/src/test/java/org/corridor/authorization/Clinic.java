package org.corridor.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.corridor.core.CoreMessage;
import org.corridor.core.CoreOutcome;
import org.corridor.core.ProcessingMode;
import org.corridor.exchange.ExchangeForClaims;
import org.corridor.exchange.Partner;
import org.corridor.journal.TestDatabase;
import org.corridor.testing.InMemoryRepository;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ClaimResponse;

/** Authorization on a real database and exchange, with a payer in this process. */
final class Clinic implements AutoCloseable {
  static final String CORE =
      """
      payers: [BIRCH]
      core: {url: 'https://127.0.0.1/core', sender: LKB001, receiver: BIRCH01}
      sends: [278, 278-inquiry]
      realtime: [278, 278-inquiry]
      acknowledgements: {ta1: 1h, 999: 1h}
      """;

  private static final AuthorizationSettings SETTINGS =
      new AuthorizationSettings(
          "",
          Optional.empty(),
          ZoneOffset.UTC,
          Duration.ofSeconds(10),
          Duration.ofHours(1),
          Duration.ofHours(24),
          Duration.ofDays(7));

  final Order order = new Order();
  final Reviewer reviewer = new Reviewer();
  final InMemoryRepository repository = new InMemoryRepository();
  final ExchangeForClaims hub;
  final Authorizations authorizations;
  final AuthorizationRows rows;
  volatile Optional<CoreOutcome> fails = Optional.empty();
  private volatile boolean core;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  Clinic(TestDatabase kind, Path folder, String line) throws IOException {
    hub = new ExchangeForClaims(kind, folder, line);
    rows = new AuthorizationRows(hub.database());
    authorizations =
        new Authorizations(
            new Authorizations.Parts(
                hub.database(),
                hub.vault(),
                hub.journal(),
                () -> repository,
                hub.exchange()
                        .realTime(
                            (partner, type, bytes) ->
                                core ? really(partner, type, bytes) : call(bytes),
                            threads)
                    ::to),
            SETTINGS,
            hub.clock());
    hub.consumer(new ResponseTaker(authorizations));
  }

  /** Another one who settles, as a second request at the same time has it. */
  Settling settling() {
    return new Settling(rows, () -> repository, hub.vault(), new Judging(SETTINGS), hub.clock());
  }

  /** From now on the partner is called as its file says. */
  void overCore() {
    core = true;
  }

  private CoreOutcome really(Partner partner, String type, byte[] bytes)
      throws InterruptedException {
    return hub.exchange().coreClients().of(partner).orElseThrow().realTime(type, bytes);
  }

  private CoreOutcome call(byte[] interchange) {
    if (fails.isPresent()) {
      return fails.get();
    }
    return new CoreOutcome.Answered(
        CoreMessage.request(
            "X12_278_Response_005010X217",
            ProcessingMode.REAL_TIME,
            "BIRCH01",
            "LKB001",
            reviewer.answer(new String(interchange, UTF_8)).getBytes(UTF_8),
            hub.clock()));
  }

  /** Asks for the order as it is now. */
  ClaimResponse submit() throws InterruptedException {
    return response(authorizations.submit(order.bundle()));
  }

  static ClaimResponse response(Bundle bundle) {
    return (ClaimResponse) bundle.getEntryFirstRep().getResource();
  }

  Authorization only() {
    return authorizations
        .search(new AuthorizationQuery(Optional.empty(), Optional.empty(), Optional.empty(), 10))
        .get(0);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    hub.close();
  }
}
