package org.corridor.eligibility;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.corridor.journal.Database;
import org.corridor.journal.TestDatabase;
import org.corridor.repository.Change;
import org.corridor.repository.Stored;
import org.corridor.testing.InMemoryRepository;
import org.corridor.vault.KeyLedger;
import org.corridor.vault.Vault;
import org.corridor.vault.VaultSettings;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hl7.fhir.r4.model.Resource;

/** Eligibility on a real database, with a payer in this process. */
final class Desk {
  final Visit visit = new Visit();
  final InMemoryRepository repository = new InMemoryRepository();
  final BoxedPayer payer = new BoxedPayer();
  final EligibilitySettings settings =
      new EligibilitySettings(
          "9123456789",
          Optional.of(Party.organization("HARBOR CLINIC", "XX", "1234567893")),
          ZoneOffset.UTC,
          Duration.ofMillis(700),
          Duration.ofHours(24),
          3,
          2,
          Duration.ofSeconds(5),
          Duration.ofHours(8),
          Duration.ofHours(24));
  final Eligibility eligibility;
  final Nightly nightly;
  final CheckRows rows;
  private final JdbcConnectionPool source;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Instant now = Instant.parse("2026-11-22T09:30:00Z");
  final Conversations conversations = new Conversations(threads);

  Desk(TestDatabase kind, Path folder) {
    Clock clock =
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
    source = kind.prepared(clock);
    KeyLedger ledger =
        new KeyLedger() {
          @Override
          public Set<String> keyIds() {
            return Set.of();
          }

          @Override
          public void note(String keyId) {}
        };
    Vault vault =
        Vault.unlock(new VaultSettings(folder.resolve("keys.json"), Optional.empty()), ledger);
    rows = new CheckRows(new Database(source));
    Eligibility.Parts parts =
        new Eligibility.Parts(
            rows,
            vault,
            () -> repository,
            payer,
            conversations,
            new EligibilityMeters(new SimpleMeterRegistry()));
    eligibility = new Eligibility(parts, settings, clock);
    nightly = new Nightly(eligibility, parts, settings, threads, clock);
    store();
  }

  Instant now() {
    return now;
  }

  void hours(long hours) {
    now = now.plus(Duration.ofHours(hours));
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

  /** The 270 of the visit. */
  byte[] written() {
    return new InquiryWriter("9123456789", ZoneOffset.UTC)
        .interchange(payer.envelope(), List.of(eligibility.inquiry(visit.request)), now);
  }

  String sealed() throws SQLException {
    try (Connection connection = source.getConnection();
        ResultSet row =
            connection.createStatement().executeQuery("SELECT sealed FROM eligibility_check")) {
      row.next();
      return new String(row.getBytes(1), StandardCharsets.ISO_8859_1);
    }
  }

  void close() {
    threads.shutdownNow();
    source.dispose();
  }
}
