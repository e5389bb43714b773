package org.corridor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.corridor.journal.Entries.anArrival;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Content goes to a person only when that is written down. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DisclosureTest extends OnEachDatabase {

  @Test
  void whoAsksForContentIsWrittenDown() throws SQLException {
    Entries arrival = anArrival();
    store.record(List.of(arrival.received()));
    assertThat(store.disclose(arrival.id(), "ana", "call 4711")).hasValue(arrival.sealed());
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT message_id, who, why FROM journal_access")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo(arrival.id().toString());
      assertThat(rows.getString(2)).isEqualTo("ana");
      assertThat(rows.getString(3)).isEqualTo("call 4711");
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void contentIsNotHandedOutWhenThatCannotBeWrittenDown() {
    Entries arrival = anArrival();
    store.record(List.of(arrival.received()));
    TestDatabase.execute(source, "DROP TABLE journal_access");
    assertThatThrownBy(() -> store.disclose(arrival.id(), "ana", ""))
        .isInstanceOf(JournalUnavailable.class);
  }
}
