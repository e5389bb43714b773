package org.corridor.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.corridor.edits.Edits;
import org.corridor.journal.Database;
import org.corridor.journal.JournalStore;
import org.corridor.journal.TestDatabase;
import org.corridor.shared.Digest;
import org.corridor.vault.KeyLedger;
import org.corridor.vault.Vault;
import org.corridor.vault.VaultSettings;
import org.h2.jdbcx.JdbcConnectionPool;

/** An exchange on a real database, with partners in files and a clock that is moved by hand. */
public final class ExchangeHub implements AutoCloseable {

  private static final KeyLedger NO_KEYS =
      new KeyLedger() {
        @Override
        public Set<String> keyIds() {
          return Set.of();
        }

        @Override
        public void note(String keyId) {
          // Nobody asks again.
        }
      };

  private final Path folder;
  final Fuse fuse = new Fuse();
  final JdbcConnectionPool source;
  public final Database database;
  final JournalStore journal;
  public final Vault vault;
  public final List<SetConsumer> consumers = new ArrayList<>();
  private Instant now = Instant.parse("2026-06-22T14:15:00Z");
  private int keys;
  public final Clock clock =
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

  public ExchangeHub(TestDatabase kind, Path folder) {
    this.folder = folder;
    this.source = kind.prepared(clock);
    this.database = new Database(fuse.on(source));
    this.journal = org.corridor.journal.TestJournal.on(source, clock);
    this.vault =
        Vault.unlock(new VaultSettings(folder.resolve("keys.json"), Optional.empty()), NO_KEYS);
  }

  public void later(Duration time) {
    now = now.plus(time);
  }

  public Instant now() {
    return now;
  }

  /** Declares a partner of us, {@code ZZ:LKB001}. */
  public void partner(String id, String them, String more) throws IOException {
    Path file = Files.createDirectories(folder.resolve("partners")).resolve(id + ".yaml");
    Files.writeString(
        file,
        """
        partner: %s
        name: Partner %s
        us: {id: LKB001}
        them: {id: %s}
        usage: test
        %s
        """
            .formatted(id, id, them, more));
  }

  ExchangeSettings settings() {
    return new ExchangeSettings(
        Optional.of(folder.resolve("partners")),
        Optional.empty(),
        "hub",
        1 << 30,
        Duration.ofMinutes(10),
        ZoneOffset.UTC);
  }

  /** An exchange; another one is another hub on the same database. */
  public Exchange exchange() throws IOException {
    Path partners = folder.resolve("partners");
    Partners all =
        Files.exists(partners) ? new Partners(PartnerFiles.read(partners)) : Partners.NONE;
    return exchange(() -> all);
  }

  Exchange exchange(Supplier<Partners> partners) {
    return new Exchange(
        new Exchange.Ground(
            database,
            vault,
            journal,
            new ClaimEvents(database, vault),
            new NumberBook(database),
            clock),
        partners,
        Edits.standard(),
        () -> consumers,
        settings());
  }

  /** Bytes that somebody brings for the first time. */
  public Incoming incoming(String name, byte[] bytes) {
    keys++;
    return new Incoming(name, "test " + keys, () -> new ByteArrayInputStream(bytes), false);
  }

  public Incoming incoming(String name, String text) {
    return incoming(name, text.getBytes(UTF_8));
  }

  long count(String sql) {
    return database.inTransaction(
        connection ->
            org.corridor.journal.Query.list(connection, sql, row -> row.getLong(1)).get(0));
  }

  /** Looks at the folders of each partner; what cannot be looked at, and why. */
  public Map<String, String> look(Exchange exchange) throws IOException {
    PartnerFiles.read(folder.resolve("partners")).forEach(exchange.fetching()::look);
    return exchange.fetching().troubles();
  }

  /** Sends what is due. */
  public void deliver(Exchange exchange) {
    exchange.delivering().round();
  }

  /** The text of an interchange. */
  public static String text(Exchange exchange, UUID interchange) throws IOException {
    return new String(exchange.store().open(interchange).orElseThrow().readAllBytes(), UTF_8);
  }

  static String digest(String text) {
    return Digest.of(text.getBytes(UTF_8));
  }

  @Override
  public void close() {
    source.dispose();
  }

  /** Takes sets and remembers which. */
  static final class Taking implements SetConsumer {
    final List<ReceivedSet.Header> taken = new ArrayList<>();
    final List<String> bytes = new ArrayList<>();
    private final Set<String> kinds;
    int failures;

    Taking(String... kinds) {
      this.kinds = Set.of(kinds);
    }

    @Override
    public String name() {
      return "taking";
    }

    @Override
    public Set<String> kinds() {
      return kinds;
    }

    @Override
    public void take(ReceivedSet set) throws IOException {
      if (failures > 0) {
        failures--;
        throw new IllegalStateException("not now");
      }
      taken.add(set.header());
      bytes.add(new String(set.open().readAllBytes(), UTF_8));
    }
  }
}
