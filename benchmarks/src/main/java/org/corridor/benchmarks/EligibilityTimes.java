package org.corridor.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.corridor.core.CoreMessage;
import org.corridor.core.CoreOutcome;
import org.corridor.core.ProcessingMode;
import org.corridor.eligibility.CheckState;
import org.corridor.eligibility.Checked;
import org.corridor.eligibility.Eligibility;
import org.corridor.eligibility.EligibilitySettings;
import org.corridor.eligibility.Party;
import org.corridor.eligibility.Person;
import org.corridor.eligibility.Question;
import org.corridor.exchange.Exchange;
import org.corridor.exchange.Partner;
import org.corridor.exchange.PartnerFiles;
import org.corridor.exchange.Partners;
import org.corridor.exchange.RealTime;
import org.corridor.exchange.ReceivedSet;
import org.corridor.exchange.SetConsumer;
import org.corridor.journal.Database;
import org.corridor.repository.Change;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.Revision;
import org.corridor.repository.RevisionQuery;
import org.corridor.repository.Stored;
import org.corridor.repository.VersionPlace;
import org.corridor.repository.Written;
import org.corridor.vault.KeyLedger;
import org.corridor.vault.Vault;
import org.corridor.vault.VaultSettings;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hl7.fhir.r4.model.Resource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * How long the hub itself takes for a question to a payer that answers at once: 270 written, sealed
 * and stored with its numbers, 271 sealed, stored and checked, read, kept in PostgreSQL, the
 * response made. The repository is a map of JSON; what HAPI takes to store the response comes on
 * top.
 */
final class EligibilityTimes {

  private static final int ROUNDS = 2000;
  private static final int WARM_UP = 500;
  private static final String TABLES = "/org/corridor/journal/db/postgresql/";

  private EligibilityTimes() {}

  /** Arguments: a folder for the database, empty or not there; perhaps askers at one time. */
  public static void main(String... arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    int askers = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    ExecutorService threads = Executors.newCachedThreadPool();
    try (RealPostgres server = new RealPostgres(folder.resolve("data"))) {
      PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
      source.setUrl(server.url());
      source.setUser("postgres");
      source.setPassword("postgres");
      JdbcConnectionPool pool = JdbcConnectionPool.create(source);
      prepare(pool);
      measure(eligibility(pool, folder, threads), askers, threads);
      pool.dispose();
    } finally {
      threads.shutdownNow();
    }
  }

  private static void measure(Eligibility eligibility, int askers, ExecutorService threads)
      throws Exception {
    AtomicInteger number = new AtomicInteger();
    Histogram times = new ConcurrentHistogram(3);
    List<Future<?>> all = new ArrayList<>();
    for (int asker = 0; asker < askers; asker++) {
      all.add(
          threads.submit(
              () -> {
                ask(eligibility, number, times);
                return times;
              }));
    }
    for (Future<?> one : all) {
      one.get();
    }
    System.out.printf(
        Locale.ROOT,
        "own time of a question, %d at one time: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms%n",
        askers,
        times.getValueAtPercentile(50) / 1e6,
        times.getValueAtPercentile(95) / 1e6,
        times.getValueAtPercentile(99) / 1e6);
  }

  private static void ask(Eligibility eligibility, AtomicInteger number, Histogram times)
      throws InterruptedException {
    for (int i = number.getAndIncrement(); i < ROUNDS + WARM_UP; i = number.getAndIncrement()) {
      Question question = question(i);
      long before = System.nanoTime();
      Checked checked = eligibility.ask(question);
      if (checked.check().state() != CheckState.VERIFIED) {
        throw new IllegalStateException(checked.check().reason());
      }
      if (i >= WARM_UP) {
        times.recordValue(System.nanoTime() - before);
      }
    }
  }

  private static Question question(int number) {
    Person person = new Person("FIR" + number, "AL", "", Optional.of(LocalDate.EPOCH), "F");
    return new Question(
        Optional.of(new Question.Named("BIRCH", "BIRCH HEALTH")),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Question.Member("M" + number, "", person, Optional.empty(), "self")),
        List.of("30", "98"),
        Optional.of(LocalDate.of(2026, 11, 24)),
        Optional.empty());
  }

  private static void prepare(DataSource source) throws SQLException, IOException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of(
              "V9__exchange.sql",
              "V12__eligibility.sql",
              "V16__eligibility_turns.sql",
              "V18__eligibility_publication.sql")) {
        try (InputStream in = Eligibility.class.getResourceAsStream(TABLES + table)) {
          statement.execute(new String(Objects.requireNonNull(in).readAllBytes(), UTF_8));
        }
      }
    }
  }

  private static Eligibility eligibility(DataSource source, Path folder, ExecutorService threads)
      throws IOException {
    KeyLedger ledger =
        new KeyLedger() {
          @Override
          public Set<String> keyIds() {
            return Set.of();
          }

          @Override
          public void note(String keyId) {}
        };
    EligibilitySettings settings =
        new EligibilitySettings(
            "9123456789",
            Optional.of(Party.organization("HARBOR CLINIC", "XX", "1234567893")),
            ZoneOffset.UTC,
            Duration.ofSeconds(20),
            Duration.ofHours(24),
            3,
            500,
            Duration.ofMinutes(1),
            Duration.ofHours(8),
            Duration.ofHours(24));
    FhirRepository repository = new Shelf();
    Database database = new Database(source);
    Vault vault =
        Vault.unlock(new VaultSettings(folder.resolve("keys.json"), Optional.empty()), ledger);
    RealTime realTime =
        Exchange.realTime(
            database,
            vault,
            new Partners(PartnerFiles.read(partner(folder))),
            List.of(new Nobody()),
            EligibilityTimes::answer,
            threads);
    return Eligibility.over(
        database, vault, () -> repository, realTime, settings, threads, Clock.systemUTC());
  }

  private static Path partner(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("birch.yaml"),
        """
        partner: birch
        name: Birch Health
        us: {id: HOSPITAL}
        them: {id: BIRCH}
        usage: test
        payers: [BIRCH]
        sends: [270]
        realtime: [270]
        core: {url: 'https://127.0.0.1/core', sender: HOSPITAL, receiver: BIRCH}
        concurrency: 8
        acknowledgements: {ta1: 1h, 271: 1h}
        """);
  }

  /** Would take what nobody waits for. */
  private static final class Nobody implements SetConsumer {

    @Override
    public String name() {
      return "eligibility";
    }

    @Override
    public Set<String> kinds() {
      return Set.of("271");
    }

    @Override
    public void take(ReceivedSet set) {
      throw new IllegalStateException("somebody waits");
    }
  }

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  /** A payer that answers at once, with 30 benefits. */
  private static CoreOutcome answer(Partner partner, String type, byte[] interchange) {
    return new CoreOutcome.Answered(
        CoreMessage.request(
            "X12_271_Response_005010X279A1",
            ProcessingMode.REAL_TIME,
            "BIRCH",
            "HOSPITAL",
            answer(interchange),
            Clock.systemUTC()));
  }

  private static byte[] answer(byte[] interchange) {
    String asked = new String(interchange, UTF_8);
    int trace = asked.indexOf("TRN*1*") + 6;
    int number = NUMBERS.incrementAndGet();
    String control = "%09d".formatted(number);
    String benefits =
        "EB*1*FAM*30^98^UC*PR*OAK PLAN~EB*C*IND*30***23*1000*****Y~EB*C*IND*30***29*400*****Y~"
            + "EB*B*IND*98***27*20*****Y~MSG*SEE THE PLAN~".repeat(27);
    String set =
        "ST*271*0001*005010X279A1~BHT*0022*11*B1*20261122*0931~HL*1**20*1~"
            + "NM1*PR*2*BIRCH HEALTH*****PI*BIRCH~HL*2*1*21*1~"
            + "NM1*1P*2*HARBOR CLINIC*****XX*1234567893~HL*3*2*22*0~TRN*2*"
            + asked.substring(trace, asked.indexOf('*', trace))
            + "*9123456789~NM1*IL*1*FIR*AL****MI*M1~"
            + benefits;
    return ("ISA*00*          *00*          *ZZ*BIRCH          *ZZ*HOSPITAL       *261122*0931*^*00501*"
            + control
            + "*0*T*:~GS*HB*BIRCH*HOSPITAL*20261122*0931*"
            + number
            + "*X*005010X279A1~"
            + set
            + "SE*"
            + set.split("~", -1).length
            + "*0001~GE*1*"
            + number
            + "~IEA*1*"
            + control
            + "~")
        .getBytes(UTF_8);
  }

  /** Resources as JSON in a map. */
  private static final class Shelf implements FhirRepository, Stored {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private final Map<String, String> content = new ConcurrentHashMap<>();

    @Override
    public List<List<String>> commit(List<Change> changes) {
      List<List<String>> all = new ArrayList<>();
      for (Change change : changes) {
        List<String> written = new ArrayList<>();
        for (Resource resource : change.decide(this)) {
          String reference = resource.fhirType() + "/" + resource.getIdPart();
          content.put(reference, FHIR.newJsonParser().encodeResourceToString(resource));
          written.add(reference + "/_history/1");
        }
        all.add(written);
      }
      return all;
    }

    @Override
    public Optional<Resource> get(String reference) {
      return Optional.ofNullable(content.get(reference))
          .map(json -> (Resource) FHIR.newJsonParser().parseResource(json));
    }

    @Override
    public List<Resource> referringTo(String reference, Set<String> unless, int limit) {
      return List.of();
    }

    @Override
    public List<Resource> numbered(String type, String system, String value) {
      return List.of();
    }

    @Override
    public List<Written> written(Set<String> types, VersionPlace after, int most) {
      return List.of();
    }

    @Override
    public List<Resource> around(String version, int most) {
      return List.of();
    }

    @Override
    public List<Revision> changed(RevisionQuery query) {
      return List.of();
    }

    @Override
    public boolean answers() {
      return true;
    }
  }
}
