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
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import org.corridor.delivery.DeliveryRows.Depth;

/** Counts and times deliveries, and tells how long the queues are. */
final class DeliveryMeters {

  private static final String DESTINATION = "destination";

  private final MeterRegistry registry;
  private final MultiGauge depth;
  private final MultiGauge oldest;
  private Set<String> shown = Set.of();
  private volatile Queues queues = new Queues(Map.of(), Instant.EPOCH);

  /** What was seen in all queues at one time. */
  private record Queues(Map<String, Depth> depths, Instant seen) {

    double length(String destination) {
      return of(destination).deliveries();
    }

    double age(String destination) {
      return Duration.between(of(destination).oldest(), seen).toMillis() / 1000.0;
    }

    private Depth of(String destination) {
      return depths.getOrDefault(destination, new Depth(0, seen));
    }
  }

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

  /**
   * The queues as they are now. To register a gauge costs much more than to look at one, and
   * thousands of destinations stay the same for days.
   */
  void depths(Map<String, Depth> depths, Set<String> destinations, Instant now) {
    queues = new Queues(Map.copyOf(depths), now);
    if (!destinations.equals(shown)) {
      shown = Set.copyOf(destinations);
      depth.register(rows(Queues::length), true);
      oldest.register(rows(Queues::age), true);
    }
  }

  private List<MultiGauge.Row<?>> rows(ToDoubleBiFunction<Queues, String> value) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    for (String destination : shown) {
      Tags tags = Tags.of(DESTINATION, destination);
      rows.add(
          MultiGauge.Row.of(tags, this, meters -> value.applyAsDouble(meters.queues, destination)));
    }
    return rows;
  }
}
