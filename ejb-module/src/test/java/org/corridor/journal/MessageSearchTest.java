package org.corridor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.corridor.journal.Entries.NOON;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.corridor.shared.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Searches among a hundred thousand messages. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // by the parameter and before all tests
class MessageSearchTest {

  private static final int MESSAGES = 100_000;

  /** How the databases say that they would look at every row of the month with the messages. */
  private static final String[] EVERY_ROW = {
    "tableScan", "Seq Scan on journal_message_2026_11", "Seq Scan on journal_reference_2026_11"
  };

  @Parameter TestDatabase database;
  private JournalStore store;
  private DataSource source;

  @BeforeParameterizedClassInvocation
  void seed(TestDatabase seeded) {
    source = seeded.fresh();
    Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    JournalTables.prepare(source, clock);
    store = new JournalStore(new Database(source), clock);
    new Database(source).inTransaction(MessageSearchTest::seed);
    TestDatabase.execute(source, seeded == TestDatabase.H2 ? "ANALYZE SAMPLE_SIZE 0" : "ANALYZE");
  }

  private static boolean seed(Connection connection) throws SQLException {
    try (Batch messages =
            new Batch(
                connection,
                "INSERT INTO journal_message (id, interface_name, received_at, state, state_at,"
                    + " message_code, trigger_event, control_id, sending_application,"
                    + " sending_facility, patient_authority, patient_number, acknowledgement,"
                    + " digest, size, attempts, reason, findings)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'AA', 'd', 1, 1, '', '[]')");
        Batch references =
            new Batch(
                connection,
                "INSERT INTO journal_reference (message_id, resource, version) VALUES (?, ?, ?)")) {
      for (int i = 0; i < MESSAGES; i++) {
        UUID id = Entries.at(NOON.plusMillis(i)).value();
        messages.add(
            id,
            i % 1000 == 11 ? "lab-in" : "adt-in",
            NOON.plusMillis(i),
            i % 1000 == 17 ? "DEAD" : "PROCESSED",
            NOON.plusMillis(i),
            i % 1000 == 7 ? "ORU" : "ADT",
            i % 1000 == 7 ? "R01" : i % 500 == 9 ? "A40" : "A01",
            "C-" + i,
            i % 1000 == 13 ? "LIS" : "PAS",
            i % 2000 == 13 ? "WEST" : "NORTH",
            i % 2 == 0 ? "NORTH" : "SOUTH",
            String.valueOf(i / 10));
        references.add(id, "Patient/p" + i / 10, String.valueOf(i % 10 + 1));
      }
      messages.run();
      references.run();
    }
    return true;
  }

  private static MessageQuery query(MessageFilter filter, String value) {
    return new MessageQuery(Map.of(filter, value), Optional.empty(), 100);
  }

  private List<String> controlIds(MessageQuery query) {
    return store.search(query).stream().map(MessageSummary::controlId).toList();
  }

  /** A value for every filter that few messages have, and how many have it. */
  private static final Map<MessageFilter, Sample> SAMPLES = samples();

  private record Sample(String value, int hits) {}

  private static Map<MessageFilter, Sample> samples() {
    Map<MessageFilter, Sample> samples = new EnumMap<>(MessageFilter.class);
    samples.put(MessageFilter.CONTROL_ID, new Sample("C-4711", 1));
    samples.put(MessageFilter.PATIENT, new Sample("471", 10));
    samples.put(MessageFilter.TYPE, new Sample("ORU", 100));
    samples.put(MessageFilter.STATE, new Sample("DEAD", 100));
    samples.put(MessageFilter.INTERFACE, new Sample("lab-in", 100));
    samples.put(MessageFilter.SENDER, new Sample("LIS|WEST", 50));
    samples.put(MessageFilter.FROM, new Sample(NOON.plusMillis(MESSAGES - 5).toString(), 5));
    samples.put(MessageFilter.TO, new Sample(NOON.plusMillis(3).toString(), 3));
    samples.put(MessageFilter.REFERENCE, new Sample("Patient/p471", 10));
    return samples;
  }

  @ParameterizedTest
  @EnumSource
  void everyFilterFindsItsMessagesByAnIndex(MessageFilter filter) throws SQLException {
    Sample sample = Objects.requireNonNull(SAMPLES.get(filter), "a sample for every filter");
    MessageQuery query = query(filter, sample.value());
    assertThat(store.search(query)).hasSize(sample.hits());
    assertThat(plan(query)).doesNotContain(EVERY_ROW);
  }

  @Test
  void thePageWithoutFiltersReadsTheNewestByTheKey() throws SQLException {
    MessageQuery query = new MessageQuery(Map.of(), Optional.empty(), 3);
    assertThat(controlIds(query)).containsExactly("C-99999", "C-99998", "C-99997");
    assertThat(plan(query)).doesNotContain(EVERY_ROW).doesNotContain("Sort  (cost");
    assertThat(plan(query)).containsAnyOf("index sorted", "Merge Append");
  }

  @Test
  void filtersNarrowEachOther() {
    Map<MessageFilter, String> both =
        Map.of(MessageFilter.PATIENT, "NORTH|471", MessageFilter.TYPE, "ADT^A01");
    assertThat(controlIds(new MessageQuery(both, Optional.empty(), 100)))
        .containsExactly("C-4718", "C-4716", "C-4714", "C-4712", "C-4710");
  }

  @Test
  void halfAnIdentifierAlsoFinds() {
    assertThat(controlIds(query(MessageFilter.SENDER, "LIS"))).hasSize(100);
    assertThat(controlIds(query(MessageFilter.TYPE, "ADT^A40"))).hasSize(100);
    assertThat(controlIds(query(MessageFilter.REFERENCE, "Patient/p471/_history/3")))
        .containsExactly("C-4712");
  }

  @Test
  void pagesTogetherHaveEveryMessageOnceNewestFirst() {
    List<MessageId> seen = new ArrayList<>();
    Optional<MessageId> before = Optional.empty();
    List<MessageSummary> page;
    do {
      page = store.search(new MessageQuery(Map.of(MessageFilter.STATE, "DEAD"), before, 7));
      page.forEach(message -> seen.add(message.id()));
      before = page.isEmpty() ? before : Optional.of(page.get(page.size() - 1).id());
    } while (!page.isEmpty());
    assertThat(seen).hasSize(100).doesNotHaveDuplicates();
    assertThat(seen).isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  private String plan(MessageQuery query) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement explain =
            connection.prepareStatement("EXPLAIN " + Reading.searchSql(query))) {
      List<Object> values = query.condition().values();
      for (int i = 0; i < values.size(); i++) {
        explain.setObject(i + 1, values.get(i));
      }
      StringBuilder plan = new StringBuilder();
      try (ResultSet rows = explain.executeQuery()) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
      return plan.toString();
    }
  }
}
