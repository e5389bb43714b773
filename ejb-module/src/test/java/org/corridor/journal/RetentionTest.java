package org.corridor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.journal.Entries.NOON;
import static org.corridor.journal.Entries.anArrival;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.corridor.journal.Retention.Removed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is removed is what is too old, on both databases. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
class RetentionTest {

  private static final int BATCH = 3;
  private static final Instant START = NOON.minus(Duration.ofDays(200));

  @Parameter TestDatabase kind;
  private DataSource source;
  private JournalStore store;

  @BeforeEach
  void start() {
    source = kind.fresh();
    // The hub has run for a while: there are months to drop.
    for (int days = 0; days <= 200; days += 25) {
      JournalTables.prepare(source, at(START.plus(Duration.ofDays(days))));
    }
    store = new JournalStore(new Database(source), at(NOON));
  }

  private static Clock at(Instant moment) {
    return Clock.fixed(moment, ZoneOffset.UTC);
  }

  private Entries aged(int days) {
    return anArrival().receivedAt(NOON.minus(Duration.ofDays(days))).numbered("C-" + days);
  }

  private Entries processed(int days) {
    Entries message = aged(days);
    store.record(List.of(message.processed("Patient/p/_history/" + (days + 1))));
    return message;
  }

  private Removed apply(Optional<Duration> content, Optional<Duration> messages) {
    return new Retention(new Database(source), at(NOON), BATCH)
        .apply(new RetentionSettings(content, messages));
  }

  private static Optional<Duration> days(int days) {
    return Optional.of(Duration.ofDays(days));
  }

  private long rows(String table) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(table, e);
    }
  }

  @Test
  void withoutSettingsNothingIsRemoved() {
    Entries ancient = processed(190);
    assertThat(apply(Optional.empty(), Optional.empty())).isEqualTo(new Removed(0, 0));
    assertThat(store.content(ancient.id())).isPresent();
  }

  @Test
  void whatIsTooOldGoesWithEverythingThatBelongsToIt() {
    Entries young = processed(29);
    for (int days = 31; days < 195; days += 20) {
      processed(days);
    }
    assertThat(apply(Optional.empty(), days(30))).isEqualTo(new Removed(0, 9));
    assertThat(store.find(young.id())).isPresent();
    assertThat(store.content(young.id())).isPresent();
    for (String table : List.of("message", "content", "reference", "arrival")) {
      assertThat(rows("journal_" + table)).as(table).isEqualTo(1);
    }
    assertThat(rows("journal_event")).isEqualTo(2);
    assertThat(apply(Optional.empty(), days(30))).isEqualTo(new Removed(0, 0));
  }

  @Test
  void moreThanABatchIsRemoved() {
    for (int i = 0; i < 3 * BATCH; i++) {
      store.record(
          List.of(
              anArrival()
                  .receivedAt(NOON.minus(Duration.ofDays(31)).plusSeconds(i))
                  .numbered("C-" + i)
                  .processed()));
    }
    assertThat(apply(Optional.empty(), days(30))).isEqualTo(new Removed(0, 3L * BATCH));
    assertThat(rows("journal_message")).isZero();
  }

  @Test
  void threadsAndAlertsThatAreOverGoWhenTheyAreTooOld() {
    for (int days : List.of(29, 100)) {
      Entries message = processed(days);
      Instant then = NOON.minus(Duration.ofDays(days));
      TestDatabase.execute(
          source,
          "INSERT INTO care_loop VALUES ('%1$s', 'ORDER', 'lab', '', '9', '%2$s', 'DONE', '%2$s', '%1$s', NULL, TRUE, '')"
              .formatted(message.id(), then));
      TestDatabase.execute(
          source,
          "INSERT INTO care_loop_number VALUES ('%2$s', 'PLACER', '=HIS', '9', '%1$s')"
              .formatted(message.id(), days));
      TestDatabase.execute(
          source,
          "INSERT INTO care_loop_event VALUES ('%1$s', '%1$s', 'FINAL', '%2$s', 'lab', 'ORU^R01')"
              .formatted(message.id(), then));
      TestDatabase.execute(
          source,
          "INSERT INTO alert VALUES ('%1$s', NULL, 'lab', 'SILENT', '', '', '', '%2$s', '%2$s', '', NULL)"
              .formatted(message.id(), then));
    }
    TestDatabase.execute(
        source,
        "INSERT INTO alert VALUES ('%1$s', '%1$s', 'lab', 'SILENT', '', '', '', '%2$s', NULL, '', NULL)"
            .formatted(Entries.at(START), START));
    apply(Optional.empty(), days(30));
    for (String table : List.of("care_loop", "care_loop_number", "care_loop_event")) {
      assertThat(rows(table)).as(table).isEqualTo(1);
    }
    assertThat(rows("alert")).as("the young one, and the one that is open").isEqualTo(2);
  }

  @Test
  void whatAnOpenDeliveryNeedsStaysAndSettledOnesGo() {
    Entries open = processed(100);
    Entries settled = processed(101);
    for (Entries one : List.of(open, settled)) {
      TestDatabase.execute(source, insert("delivery", one, ", queued, answers", ", TRUE, 0"));
      TestDatabase.execute(source, insert("delivery_settled", one, "", ""));
      TestDatabase.execute(
          source,
          "INSERT INTO delivery_event VALUES ('%s', now(), 'PARKED', 1, '', '')"
              .formatted(one.id()));
      TestDatabase.execute(
          source,
          "INSERT INTO delivery_content (delivery_id, sealed) SELECT message_id, sealed FROM"
              + " journal_content WHERE message_id = '%s'".formatted(one.id()));
    }
    TestDatabase.execute(source, "DELETE FROM delivery WHERE id = '" + settled.id() + "'");
    apply(Optional.empty(), days(30));
    assertThat(store.content(open.id())).isPresent();
    assertThat(store.find(settled.id())).isEmpty();
    for (String table : OldDeliveries.TABLES) {
      assertThat(rows(table)).as(table).isEqualTo(1);
    }
    TestDatabase.execute(source, "DELETE FROM delivery");
    apply(days(30), Optional.empty());
    assertThat(rows("delivery_content")).isZero();
    assertThat(rows("delivery_event")).isEqualTo(1);
    apply(Optional.empty(), days(30));
    for (String table : OldDeliveries.TABLES) {
      assertThat(rows(table)).as(table).isZero();
    }
  }

  private static String insert(String table, Entries one, String columns, String values) {
    return "INSERT INTO %1$s (id, message_id, interface_name, route, destination, content_type,"
            .formatted(table)
        + " content_of, version, made_by, created_at, state, state_at, attempts, repeated, reason"
        + "%2$s) VALUES ('%1$s', '%1$s', 'lab', 'r', 'ward', 't', '%1$s', 'v', '', now(), 'PARKED', now(), 1, FALSE, ''%3$s)"
            .formatted(one.id(), columns, values);
  }

  @Test
  void contentMayGoBeforeTheMessage() {
    Entries old = processed(100);
    Entries lessOld = processed(31);
    Entries young = processed(29);
    assertThat(apply(days(30), Optional.empty())).isEqualTo(new Removed(2, 0));
    assertThat(store.content(old.id())).isEmpty();
    assertThat(store.content(lessOld.id())).isEmpty();
    assertThat(store.content(young.id())).isPresent();
    assertThat(store.find(old.id()).orElseThrow().references()).hasSize(1);
    assertThat(store.earlier(List.of(old.key().orElseThrow()))).hasSize(1);
  }

  @Test
  void contentAndMessagesHaveLimitsOfTheirOwn() {
    processed(100);
    Entries between = processed(31);
    assertThat(apply(days(30), days(60))).isEqualTo(new Removed(1, 1));
    assertThat(store.find(between.id())).isPresent();
    assertThat(store.content(between.id())).isEmpty();
  }

  @Test
  void aMessageThatWaitsStaysHoweverOldItIs() {
    Entries waiting = aged(101);
    Entries failed = aged(102);
    Entries beside = processed(103);
    store.record(
        List.of(
            waiting.received(),
            failed.settled(new Fate.Failed("database away", 1, List.of()), failed.id().time())));
    assertThat(apply(days(30), days(30))).isEqualTo(new Removed(0, 1));
    assertThat(store.find(beside.id())).isEmpty();
    for (Entries message : List.of(waiting, failed)) {
      assertThat(store.find(message.id())).isPresent();
      assertThat(store.content(message.id())).isPresent();
      assertThat(store.earlier(List.of(message.key().orElseThrow()))).hasSize(1);
    }
  }

  @Test
  void aMessageThatIsGoneMakesNoResend() {
    Entries old = processed(100);
    apply(Optional.empty(), days(30));
    assertThat(store.earlier(List.of(old.key().orElseThrow()))).isEmpty();
  }

  @Test
  void whoReadContentIsStillKnown() {
    Entries old = processed(100);
    store.disclose(old.id(), "analyst", "complaint");
    apply(days(30), days(30));
    assertThat(store.accesses(old.id())).hasSize(1);
  }

  @Test
  void wholeMonthsGoWithTheirPartitions() throws SQLException {
    processed(100);
    processed(31);
    apply(Optional.empty(), days(30));
    if (kind == TestDatabase.POSTGRESQL) {
      assertThat(partitions()).contains("journal_message_2026_10", "journal_message_2026_11");
      assertThat(partitions()).doesNotContain("journal_message_2026_09", "journal_content_2026_08");
    }
    assertThat(rows("journal_message")).isZero();
  }

  private List<String> partitions() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet names =
            statement.executeQuery(
                "SELECT string_agg(relname, ',') FROM pg_class WHERE relispartition"
                    + " AND relkind = 'r'")) {
      names.next();
      return List.of(names.getString(1).split(","));
    }
  }
}
