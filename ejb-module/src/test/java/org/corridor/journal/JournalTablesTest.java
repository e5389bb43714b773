package org.corridor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.corridor.journal.Entries.NOON;
import static org.corridor.journal.Entries.anArrival;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

class JournalTablesTest {

  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  @ParameterizedTest
  @EnumSource
  void aSecondStartChangesNothing(TestDatabase database) {
    DataSource source = database.fresh();
    JournalTables.prepare(source, CLOCK);
    JournalStore store = new JournalStore(new Database(source), CLOCK);
    Entries arrival = anArrival();
    store.record(List.of(arrival.received()));
    JournalTables.prepare(source, CLOCK);
    assertThat(store.find(arrival.id())).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void theTablesStandBesideOthers(TestDatabase database) {
    DataSource source = database.fresh();
    TestDatabase.execute(source, "CREATE TABLE hfj_resource (res_id bigint PRIMARY KEY)");
    JournalTables.prepare(source, CLOCK);
    assertThatCode(() -> TestDatabase.execute(source, "SELECT * FROM journal_message"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void keysInUseAreRemembered(TestDatabase database) {
    DataSource source = database.fresh();
    JournalTables.prepare(source, CLOCK);
    SealingKeys keys = new SealingKeys(new Database(source), CLOCK);
    assertThat(keys.keyIds()).isEmpty();
    keys.note("17");
    keys.note("17");
    keys.note("4294967295");
    assertThat(keys.keyIds()).containsExactlyInAnyOrder("17", "4294967295");
  }

  @ParameterizedTest
  @EnumSource
  void everyMigrationFileIsNamed(TestDatabase database) throws IOException {
    Path folder =
        Path.of("src/main/resources/org/corridor/journal/db")
            .resolve(database.name().toLowerCase(Locale.ROOT));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(Migrations.FILES);
    }
  }

  @Test
  void aDatabaseThatIsGoneDoesNotAnswer() {
    PGSimpleDataSource source = (PGSimpleDataSource) TestDatabase.POSTGRESQL.fresh();
    JournalStore store = new JournalStore(new Database(source), CLOCK);
    assertThat(store.answers()).isTrue();
    source.setPortNumbers(new int[] {1});
    assertThat(store.answers()).isFalse();
  }

  @Test
  void anOldMonthCanBeDroppedWhole() {
    DataSource source = TestDatabase.POSTGRESQL.fresh();
    JournalTables.prepare(source, CLOCK);
    JournalStore store = new JournalStore(new Database(source), CLOCK);
    Entries thisMonth = anArrival();
    Entries nextMonth = anArrival().receivedAt(NOON.plusSeconds(86_400 * 20));
    Entries longAgo = anArrival().receivedAt(NOON.minusSeconds(86_400 * 400));
    store.record(List.of(thisMonth.processed(), nextMonth.processed(), longAgo.processed()));
    for (String table : List.of("message", "content", "event", "reference")) {
      TestDatabase.execute(source, "DROP TABLE journal_" + table + "_2026_11");
    }
    assertThat(store.find(thisMonth.id())).isEmpty();
    assertThat(store.content(thisMonth.id())).isEmpty();
    assertThat(store.find(nextMonth.id())).isPresent();
    assertThat(store.find(longAgo.id())).isPresent();
  }

  @Test
  void aMonthThatCameTooEarlyForItsPartitionsStaysInTheDefaultOne() {
    DataSource source = TestDatabase.POSTGRESQL.fresh();
    JournalTables.prepare(source, CLOCK);
    JournalStore store = new JournalStore(new Database(source), CLOCK);
    Entries farAhead = anArrival().receivedAt(NOON.plusSeconds(86_400 * 200));
    store.record(List.of(farAhead.processed()));
    Clock then = Clock.fixed(farAhead.id().time(), ZoneOffset.UTC);
    new Partitions(new Database(source), then).prepare();
    assertThat(store.find(farAhead.id())).isPresent();
  }
}
