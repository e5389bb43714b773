package org.corridor.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * What senders' messages leave over, counted. The counts follow the messages by some seconds, and
 * those seconds are lost with a server that dies; what each message left over is in the message's
 * own entry.
 */
public final class LeftoverCounts {

  private static final System.Logger LOG = System.getLogger(LeftoverCounts.class.getName());

  private final Tally tally = new Tally();
  private final Counter skipped = Metrics.counter("corridor.leftovers.skipped");
  private final Database database;
  private final LeftoverRows rows;
  private final Clock clock;

  LeftoverCounts(Database database, Clock clock) {
    this.database = database;
    this.rows = new LeftoverRows(database.dialect());
    this.clock = clock;
  }

  /** Counts what these left over; writes it down when it is time. */
  void add(List<Entry> entries) {
    tally.add(entries);
    if (tally.due(clock.instant())) {
      write();
    }
  }

  /** A page of counts, those included that have not been written yet. */
  public List<LeftoverCount> search(LeftoverQuery query) {
    write();
    return database.inTransaction(connection -> LeftoverRows.search(connection, query));
  }

  /** Writes what has been counted; when that fails now, it is tried again later. */
  void write() {
    Map<LeftoverKey, Tally.Count> counts = tally.take(clock.instant());
    if (counts.isEmpty()) {
      return;
    }
    try {
      int left = database.inTransaction(connection -> rows.add(connection, counts));
      skipped.increment(left);
    } catch (JournalUnavailable e) {
      if (!e.refused()) {
        tally.putBack(counts);
      }
      LOG.log(System.Logger.Level.WARNING, "leftovers were not counted: {0}", e.getMessage());
    }
  }
}
