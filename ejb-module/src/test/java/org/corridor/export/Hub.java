package org.corridor.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.common.util.concurrent.MoreExecutors;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.corridor.couriers.FileTransport;
import org.corridor.couriers.Transports;
import org.corridor.delivery.Destination;
import org.corridor.delivery.Destinations;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.interfaces.InterfaceReader;
import org.corridor.interfaces.InterfaceSenders;
import org.corridor.interfaces.Interfaces;
import org.corridor.interfaces.Surroundings;
import org.corridor.journal.Arrival;
import org.corridor.journal.Database;
import org.corridor.journal.Entry;
import org.corridor.journal.Fate;
import org.corridor.journal.JournalStore;
import org.corridor.journal.ProcessedMessages;
import org.corridor.journal.TestDatabase;
import org.corridor.journal.TestJournal;
import org.corridor.profiles.Profiles;
import org.corridor.repository.FhirRepository;
import org.corridor.shared.MessageId;
import org.corridor.shared.Stop;
import org.corridor.vault.KeyLedger;
import org.corridor.vault.Vault;
import org.corridor.vault.VaultSettings;
import org.h2.jdbcx.JdbcConnectionPool;

/** A hub for tests of exports: a real database, a real folder, and time that a test moves. */
final class Hub {

  static final Duration LEASE = Duration.ofMinutes(2);

  final MovingClock clock = new MovingClock();
  final Fuse fuse = new Fuse();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final Path out;
  final Set<String> paused = new HashSet<>();
  Optional<FhirRepository> repository = Optional.empty();
  private final Path folder;
  private final JdbcConnectionPool source;
  private final JournalStore journal;
  private final Vault vault;
  private final Deque<Runnable> meanwhile = new ArrayDeque<>();
  private boolean forgotten;
  private Interfaces interfaces = Interfaces.NONE;

  Hub(TestDatabase kind, Path folder) {
    try {
      this.folder = folder;
      this.out = Files.createDirectory(folder.resolve("out"));
      this.source = kind.prepared(clock);
      this.journal = TestJournal.on(source, clock);
      this.vault =
          Vault.unlock(
              new VaultSettings(folder.resolve("keys.json"), Optional.empty()), new NoKeys());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class NoKeys implements KeyLedger {
    @Override
    public Set<String> keyIds() {
      return Set.of();
    }

    @Override
    public void note(String keyId) {}
  }

  /** Declares one export of the interface lab; {@code keys} without when, to and destination. */
  void declare(String name, String keys) {
    declare(name, keys, "archive: {files: {folder: '" + out + "'}}");
  }

  void declare(String name, String keys, String destination) {
    String text =
        "interface: lab\nexports:\n  "
            + name
            + ": {"
            + keys
            + ", to: archive}\ndestinations:\n  "
            + destination
            + "\n";
    try {
      Path file = folder.resolve("lab.yaml");
      Files.writeString(file, text);
      interfaces =
          Interfaces.load(file, new InterfaceReader(Transports::read), Surroundings.UNKNOWN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A run of the hub; what it does it does at once. */
  Exports start() {
    Database database = new Database(new FusedSource(source, fuse));
    return new Exports(
        new Exports.Declared(() -> interfaces.exports(), new Fused(), paused::contains),
        new Runs(database, clock, LEASE),
        new Sources(
            new MessageSource.Archive(
                new ProcessedMessages(database),
                vault,
                new InterfaceSenders(
                    () -> Profiles.none(name -> SenderProfile.UNCONFIGURED), () -> interfaces)),
            () -> repository.orElseThrow()),
        new ExportMeters(registry),
        new ExportSettings(Duration.ofMinutes(5), LEASE, 2),
        MoreExecutors.newDirectExecutorService(),
        clock);
  }

  /** Something happens just before a file is written, once. */
  void whenFirstPut(Runnable happens) {
    meanwhile.add(happens);
  }

  /** The file that declares them goes, but the export is at it already. */
  void forgetDestinations() {
    forgotten = true;
  }

  private final class Fused implements Destinations {
    @Override
    public Optional<Destination> named(String name) {
      return forgotten
          ? Optional.empty()
          : Optional.ofNullable(interfaces.destinations().get(name)).map(this::fused);
    }

    private Destination fused(Destination one) {
      return new Destination(
          one.name(),
          new FusedTransport((FileTransport) one.transport(), fuse, meanwhile),
          one.order(),
          one.connections(),
          one.perSecond(),
          one.retry(),
          one.breaker(),
          one.inDoubt(),
          one.version());
    }

    @Override
    public Collection<Destination> all() {
      return interfaces.destinations().values();
    }

    @Override
    public void whenChanged(Runnable told) {}
  }

  static String result(String controlId) {
    return "MSH|^~\\&|LAB|N|||20261120||ORU^R01|"
        + controlId
        + "|P|2.5.1\rPID|1||"
        + controlId
        + "^^^N||Grün^Anna\rOBX|1|NM|GLU||5\r";
  }

  /** A message has been processed at that moment. */
  MessageId processed(String content, String at) {
    return settled(content, Instant.parse(at), new Fate.Processed(List.of(), List.of()));
  }

  MessageId settled(String content, Instant at, Fate fate) {
    MessageId id = MessageId.next(java.time.Clock.offset(clock, Duration.ofSeconds(-1)));
    settle(id, content, at, fate);
    return id;
  }

  void settle(MessageId id, String content, Instant at, Fate fate) {
    byte[] bytes = content.getBytes(ISO_8859_1);
    Arrival arrival =
        new Arrival(
            id,
            "lab",
            at.minusMillis(50),
            false,
            "ORU^R01",
            "",
            "LAB",
            "N",
            "",
            "AA",
            List.of(),
            bytes);
    journal.record(
        List.of(Entry.settled(arrival, vault.seal(bytes, id), "d", fate, Stop.STORE, at)));
  }

  void replaying(MessageId id) {
    journal.replaying(id, "anna");
  }

  /** The files that a reader sees, by name. */
  Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    for (Path file : all()) {
      if (!file.getFileName().toString().startsWith(".")) {
        files.put(file.getFileName().toString(), read(file));
      }
    }
    return files;
  }

  /** What stands in a file; nothing when there is none. */
  String file(String name) {
    return files().getOrDefault(name, "");
  }

  /** The names of all files, also of those that are not whole. */
  List<String> names() {
    return all().stream().map(file -> file.getFileName().toString()).toList();
  }

  private List<Path> all() {
    try (Stream<Path> files = Files.list(out)) {
      return new ArrayList<>(files.sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  double count(String name, String... tags) {
    return registry.find(name).tags(tags).counters().stream().mapToDouble(c -> c.count()).sum();
  }
}
