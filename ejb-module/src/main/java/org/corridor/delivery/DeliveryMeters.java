package org.corridor.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.corridor.delivery.DeliveryRows.Depth;

/** Counts and times deliveries, and tells how long the queues are. */
final class DeliveryMeters {

  private static final String DESTINATION = "destination";

  private final MeterRegistry registry;
  private final MultiGauge depth;
  private final MultiGauge oldest;

  DeliveryMeters(MeterRegistry registry) {
    this.registry = registry;
    this.depth =
        MultiGauge.builder("corridor.deliveries.waiting")
            .description("deliveries in the queue of a destination")
            .register(registry);
    this.oldest =
        MultiGauge.builder("corridor.deliveries.oldest")
            .baseUnit("seconds")
            .description("the age of the oldest delivery in the queue of a destination")
            .register(registry);
  }

  void attempted(String destination, Verdict verdict, Parcel parcel, Duration took, Instant now) {
    registry
        .counter("corridor.deliveries", DESTINATION, destination, "outcome", outcome(verdict))
        .increment();
    timer("corridor.delivery.attempt", destination).record(took);
    if (verdict instanceof Verdict.Delivered) {
      timer("corridor.delivery.end.to.end", destination)
          .record(Duration.between(parcel.message().time(), now));
    }
  }

  private Timer timer(String name, String destination) {
    return Timer.builder(name)
        .tag(DESTINATION, destination)
        .publishPercentiles(0.5, 0.95, 0.99)
        .register(registry);
  }

  private static String outcome(Verdict verdict) {
    if (verdict instanceof Verdict.Delivered) {
      return "delivered";
    }
    if (verdict instanceof Verdict.Again again) {
      return again.unreached() ? "unreached" : "again";
    }
    return verdict instanceof Verdict.Parked ? "parked" : "in_doubt";
  }

  void depths(Map<String, Depth> depths, Iterable<String> destinations, Instant now) {
    List<MultiGauge.Row<?>> lengths = new ArrayList<>();
    List<MultiGauge.Row<?>> ages = new ArrayList<>();
    for (String destination : destinations) {
      Depth one = depths.getOrDefault(destination, new Depth(0, now));
      Tags tags = Tags.of(DESTINATION, destination);
      lengths.add(MultiGauge.Row.of(tags, one.deliveries()));
      ages.add(MultiGauge.Row.of(tags, Duration.between(one.oldest(), now).toMillis() / 1000.0));
    }
    depth.register(lengths, true);
    oldest.register(ages, true);
  }
}
