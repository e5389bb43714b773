package org.corridor.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.corridor.journal.JournalStore;

/** {@link InboundQueueMBean} on the broker and the journal, and the same as metrics. */
record InboundQueueView(BrokerQueue queue, JournalStore journal, Clock clock)
    implements InboundQueueMBean, MeterBinder {

  @Override
  public long getDepth() {
    return queue.messages();
  }

  @Override
  public long getOldestAge() {
    return journal
        .oldestUnprocessed()
        .map(oldest -> Duration.between(oldest, clock.instant()).toSeconds())
        .orElse(0L);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("corridor.queue.depth", this, InboundQueueView::depthOrUnknown)
        .tags("queue", "corridor.inbound")
        .description("messages that were acknowledged and are not settled")
        .strongReference(true)
        .register(registry);
    Gauge.builder("corridor.queue.oldest.age", this, InboundQueueView::getOldestAge)
        .tags("queue", "corridor.inbound")
        .baseUnit("seconds")
        .description("age of the oldest message that is not settled")
        .strongReference(true)
        .register(registry);
  }

  private double depthOrUnknown() {
    long depth = getDepth();
    return depth < 0 ? Double.NaN : depth;
  }
}
