package org.corridor.operations;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.corridor.proposals.Proposals;

/** {@link ProposalsMBean} on the book of proposals. */
final class ProposalsView implements ProposalsMBean, MeterBinder {

  private final LoadingCache<Boolean, Long> open;

  ProposalsView(Proposals proposals) {
    // Whoever looks every moment must not make the database count every moment.
    this.open =
        Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(5))
            .build(any -> proposals.open());
  }

  @Override
  public long getOpen() {
    return open.get(true);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("corridor.proposals.open", this, ProposalsView::getOpen)
        .description("proposals that wait for a person")
        .strongReference(true)
        .register(registry);
  }
}
