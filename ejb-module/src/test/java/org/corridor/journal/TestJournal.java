package org.corridor.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** A journal for tests of those who use one. */
public final class TestJournal {

  private TestJournal() {}

  /** An empty journal on a database of its own. */
  public static JournalStore fresh(Clock clock) {
    var source = TestDatabase.H2.fresh();
    JournalTables.prepare(source, clock);
    return new JournalStore(new Database(source), clock);
  }

  /** The journal on a database that has its tables. */
  public static JournalStore on(DataSource source, Clock clock) {
    return new JournalStore(new Database(source), clock);
  }

  /** A message comes in and waits. */
  public static void receive(JournalStore journal, Instant at) {
    journal.record(List.of(Entries.anArrival().receivedAt(at).received()));
  }
}
