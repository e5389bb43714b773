package org.corridor.processing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.hl7v2.SenderProfile;
import org.corridor.hl7v2.V2Message;
import org.corridor.interfaces.InterfaceSenders;
import org.corridor.interfaces.Interfaces;
import org.corridor.journal.Arrival;
import org.corridor.journal.Database;
import org.corridor.journal.Fate;
import org.corridor.journal.JournalStore;
import org.corridor.journal.TestDatabase;
import org.corridor.journal.TestJournal;
import org.corridor.loops.Loops;
import org.corridor.profiles.Profiles;
import org.corridor.proposals.Proposal;
import org.corridor.proposals.ProposalBook;
import org.corridor.proposals.ProposalFilter;
import org.corridor.proposals.ProposalQuery;
import org.corridor.proposals.Proposals;
import org.corridor.proposals.RecordRules;
import org.corridor.repository.RepositoryDoor;
import org.corridor.routing.Router;
import org.corridor.shared.MessageId;
import org.corridor.testing.InMemoryRepository;
import org.corridor.vault.KeyLedger;
import org.corridor.vault.Vault;
import org.corridor.vault.VaultSettings;
import org.corridor.writing.Letterhead;
import org.h2.jdbcx.JdbcConnectionPool;

/** All of processing on a real database, with rules for records. */
final class RecordHub implements AutoCloseable {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final ProcessingSettings SETTINGS =
      new ProcessingSettings(1, 8, 3, Duration.ofMillis(1), Duration.ofMillis(5));

  final InMemoryRepository repository = new InMemoryRepository();
  final JournalStore journal;
  final Proposals proposals;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final JdbcConnectionPool source;
  private final Committer committer;
  private final RecordRules rules;
  private final JournalLedger ledger;

  RecordHub(TestDatabase kind, Path folder, String records) throws IOException {
    source = kind.prepared(CLOCK);
    Database database = new Database(source);
    Vault vault =
        Vault.unlock(
            new VaultSettings(folder.resolve("keys.json"), Optional.empty()), new NoLedger());
    journal = TestJournal.on(source, CLOCK);
    proposals = new Proposals(database, journal, vault, CLOCK);
    Path file = folder.resolve("records.yaml");
    Files.writeString(file, records);
    rules = RecordRules.read(file);
    ledger =
        new JournalLedger(
            journal,
            vault,
            (consignments, messages) -> {
              throw new AssertionError("nothing is to be delivered");
            },
            new Loops(database, CLOCK),
            new ProposalBook(database.dialect(), vault, CLOCK, meters),
            CLOCK);
    committer = new Committer(ledger, SETTINGS, NoRush.EVER);
    RepositoryDoor.open(repository);
    committer.start(Thread::new);
  }

  private static final class NoLedger implements KeyLedger {
    @Override
    public Set<String> keyIds() {
      return Set.of();
    }

    @Override
    public void note(String keyId) {}
  }

  @Override
  public void close() {
    committer.close();
    RepositoryDoor.close();
    source.dispose();
  }

  /** A message through the interface {@code main}. */
  static Arrival message(String... segments) {
    return message("main", segments);
  }

  static Arrival message(String interfaceName, String... segments) {
    String text = String.join("\r", segments);
    V2Message message = V2Message.parse(text);
    return new Arrival(
        MessageId.next(CLOCK),
        interfaceName,
        CLOCK.instant(),
        false,
        message.header().type() + "^" + message.header().trigger(),
        message.header().controlId(),
        message.header().sendingApplication(),
        message.header().sendingFacility(),
        "NORTH|" + message.value("PID-3.1"),
        "AA",
        List.of(),
        text.getBytes(UTF_8));
  }

  Fate process(Arrival arrival) {
    Profiles profiles = Profiles.none(name -> new SenderProfile(ZoneOffset.UTC, UTF_8, "urn:x"));
    Preparation preparation =
        new Preparation(
            Families.ALL,
            new Senders(new InterfaceSenders(() -> profiles, () -> Interfaces.NONE)),
            new Routing(
                () -> Interfaces.NONE,
                new Router(
                    MessageKinds.writer(new Letterhead("HUB", "")), name -> Optional.empty())),
            rules::keepers);
    return new Processor(preparation, committer, SETTINGS, (one, fate) -> {}).process(arrival);
  }

  /** The proposals of a search, newest first. */
  List<Proposal> find(String... parametersAndValues) {
    Map<ProposalFilter, String> filters = new java.util.EnumMap<>(ProposalFilter.class);
    for (int i = 0; i < parametersAndValues.length; i += 2) {
      filters.put(
          ProposalFilter.of(parametersAndValues[i]).orElseThrow(), parametersAndValues[i + 1]);
    }
    return proposals.search(new ProposalQuery(filters, Optional.empty(), 100));
  }

  Proposal only() {
    List<Proposal> all = find();
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " proposals");
    }
    return all.get(0);
  }
}
