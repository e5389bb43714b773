package org.corridor.operations;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.corridor.journal.JournalStore;

/** {@link InboundQueueMBean} on the broker and the journal, and the same as metrics. */
final class InboundQueueView implements InboundQueueMBean, MeterBinder {

  private final BrokerQueue queue;
  private final Clock clock;
  private final LoadingCache<Boolean, Optional<Instant>> oldest;

  InboundQueueView(BrokerQueue queue, JournalStore journal, Clock clock) {
    this.queue = queue;
    this.clock = clock;
    // Whoever looks every moment must not make the journal's database work every moment.
    this.oldest =
        Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(5))
            .build(any -> journal.oldestUnprocessed());
  }

  @Override
  public long getDepth() {
    return queue.messages();
  }

  @Override
  public long getOldestAge() {
    return oldest
        .get(true)
        .map(received -> Duration.between(received, clock.instant()).toSeconds())
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
