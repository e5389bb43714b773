package org.corridor.operations;

import java.time.Clock;
import java.time.Duration;
import org.corridor.journal.JournalStore;

/** {@link InboundQueueMBean} on the broker and the journal. */
record InboundQueueView(QueueDepth depth, JournalStore journal, Clock clock)
    implements InboundQueueMBean {

  @Override
  public long getDepth() {
    return depth.messages();
  }

  @Override
  public long getOldestAge() {
    return journal
        .oldestUnprocessed()
        .map(oldest -> Duration.between(oldest, clock.instant()).toSeconds())
        .orElse(0L);
  }
}
