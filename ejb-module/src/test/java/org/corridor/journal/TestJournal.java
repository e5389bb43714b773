package org.corridor.journal;

import java.time.Clock;

/** A journal for tests of those who use one. */
public final class TestJournal {

  private TestJournal() {}

  /** An empty journal on a database of its own. */
  public static JournalStore fresh(Clock clock) {
    var source = TestDatabase.H2.fresh();
    JournalTables.prepare(source, clock);
    return new JournalStore(new Database(source), clock);
  }
}
