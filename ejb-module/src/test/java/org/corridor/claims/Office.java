package org.corridor.claims;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.corridor.edits.Edits;
import org.corridor.exchange.ExchangeForClaims;
import org.corridor.exchange.SetConsumer;
import org.corridor.journal.TestDatabase;
import org.corridor.ledger.Claims;
import org.corridor.ledger.Ledger;
import org.corridor.ledger.LedgerForClaims;

/** A billing office: exchange, ledger, desk and a visit to bill, on one database. */
final class Office implements AutoCloseable {
  static final ClaimsSettings.Submitter SUBMITTER =
      new ClaimsSettings.Submitter(
          Optional.of("LAKESIDE BILLING"), "DESK", Optional.of("2175550100"));

  final ExchangeForClaims hub;
  final ClaimDrafts drafts;
  final ClaimsDesk desk;
  final Leases leases;
  final Scrub scrub;
  final Ledger ledger;
  final Claims known;
  final VisitFixture visit = new VisitFixture();

  /** Payers' numbers of claims that the ledger has not heard. */
  final Map<String, String> numbers = new HashMap<>();

  private final Path out;

  /** The partner takes and brings these kinds; consumers are made with the office's database. */
  Office(TestDatabase kind, Path folder, String agreed, List<SetConsumer> consumers)
      throws IOException {
    out = Files.createDirectories(folder.resolve("out"));
    hub =
        new ExchangeForClaims(
            kind,
            folder,
            "payers: [BIRCH, CEDAR]\nsends: [%s]\nfiles: {out: %s}".formatted(agreed, out),
            consumers.toArray(SetConsumer[]::new));
    drafts = new ClaimDrafts(hub.database(), hub.events(), hub.clock());
    leases = new Leases(hub.database(), hub.clock());
    scrub = new Scrub(Edits.standard(), hub.clock());
    ledger = LedgerForClaims.ledger(hub.database(), hub.clock());
    known = LedgerForClaims.claims(hub.database());
    desk =
        new ClaimsDesk(
            ClaimsSettings.USUAL,
            drafts,
            scrub,
            (number, payer) ->
                numbers.containsKey(payer)
                    ? Optional.of(new Originals.Known(numbers.get(payer), false))
                    : Originals.in(known).of(number, payer),
            Authorizations.NONE,
            leases,
            hub.clock());
  }

  PartnerOutbox outbox() {
    return new PartnerOutbox(
        hub.partners(),
        hub.exchange().outbox(),
        hub.numbers(),
        new Lots(hub.database(), hub.clock()),
        leases,
        new PartnerOutbox.Headers(SUBMITTER, hub.clock()));
  }

  /** Bills the visit; the ledger knows of it. */
  DraftRow bill() throws IOException {
    desk.capture(visit.repository, List.of("Encounter/e"));
    desk.send(visit.repository, outbox());
    for (String file : files()) {
      ledger.sent(() -> new ByteArrayInputStream(file.getBytes(UTF_8)), hub.clock().instant());
    }
    return all().get(0);
  }

  /** What lies in the partner's folder. */
  List<String> files() throws IOException {
    hub.deliver();
    try (Stream<Path> files = Files.list(out)) {
      return files.sorted().map(Office::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  List<DraftRow> all() {
    return drafts.search(
        new DraftQuery(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 100));
  }

  List<String> story(String number) {
    return hub.exchange().stories().of(number).stream().map(one -> one.kind().name()).toList();
  }

  @Override
  public void close() {
    hub.close();
  }
}
