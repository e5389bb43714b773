package org.corridor.mllp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What is counted of the connections of one interface. */
final class ConnectionMeters {

  private final Map<Closing, Counter> closed = new EnumMap<>(Closing.class);
  private final Counter refusedConnections;
  private final Counter garbage;
  private final Gauge open;
  private final MeterRegistry registry;

  ConnectionMeters(MeterRegistry registry, String interfaceName, Collection<?> connections) {
    this.registry = registry;
    for (Closing reason : Closing.values()) {
      closed.put(
          reason,
          Counter.builder("corridor.connections.closed")
              .tags("interface", interfaceName, "reason", reason.name().toLowerCase(Locale.ROOT))
              .description("connections by why they ended")
              .register(registry));
    }
    refusedConnections =
        Counter.builder("corridor.connections.refused")
            .tags("interface", interfaceName)
            .description("connections beyond the limit")
            .register(registry);
    garbage =
        Counter.builder("corridor.garbage")
            .tags("interface", interfaceName)
            .baseUnit("bytes")
            .description("bytes outside any frame")
            .register(registry);
    open =
        Gauge.builder("corridor.connections", connections, Collection::size)
            .tags("interface", interfaceName)
            .description("open connections")
            .register(registry);
  }

  /** The listener is gone; another one may take its name. */
  void end() {
    registry.remove(open);
  }

  void closed(Closing reason) {
    Counter counter = closed.get(reason);
    if (counter != null) {
      counter.increment();
    }
  }

  void refused() {
    refusedConnections.increment();
  }

  void garbage(long bytes) {
    garbage.increment((double) bytes);
  }
}
