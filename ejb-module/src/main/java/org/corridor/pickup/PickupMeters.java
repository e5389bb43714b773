package org.corridor.pickup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What is counted of the files of one interface. */
final class PickupMeters {

  private final Map<Taking.Outcome, Counter> files = new EnumMap<>(Taking.Outcome.class);

  PickupMeters(MeterRegistry registry, String interfaceName) {
    for (Taking.Outcome outcome : Taking.Outcome.values()) {
      files.put(
          outcome,
          Counter.builder("corridor.pickup.files")
              .tags("interface", interfaceName, "state", outcome.name().toLowerCase(Locale.ROOT))
              .description("files by what became of them")
              .register(registry));
    }
  }

  void file(Taking.Outcome outcome) {
    Counter counter = files.get(outcome);
    if (counter != null) {
      counter.increment();
    }
  }

  /** Shows whether a way in works; what it shows goes with the returned gauge. */
  static Gauge up(MeterRegistry registry, String interfaceName, Way way) {
    return Gauge.builder(
            "corridor.pickup.up", way, one -> one.isOpen() && one.trouble().isEmpty() ? 1 : 0)
        .tags("interface", interfaceName)
        .description("whether a way in works that the hub goes itself")
        .register(registry);
  }
}
