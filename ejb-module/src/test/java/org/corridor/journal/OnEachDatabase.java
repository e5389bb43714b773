package org.corridor.journal;

import static org.corridor.journal.Entries.NOON;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.corridor.shared.MessageId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/** Tests of the journal with an empty one on each database, at one moment. */
@SuppressWarnings("NullAway.Init") // by the parameter and before each test
abstract class OnEachDatabase {

  static final Instant LATER = NOON.plusSeconds(60);

  @Parameter TestDatabase database;
  DataSource source;
  JournalStore store;

  @BeforeEach
  void start() {
    source = database.fresh();
    Clock clock = Clock.fixed(LATER, ZoneOffset.UTC);
    JournalTables.prepare(source, clock);
    store = new JournalStore(new Database(source), clock);
  }

  MessageDetail found(MessageId id) {
    return store.find(id).orElseThrow();
  }

  MessageState state(MessageId id) {
    return found(id).summary().state();
  }
}
