package org.corridor.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What is counted at the door of one interface. */
final class IntakeMeters {

  private final Map<Round.Outcome, Counter> messages = new EnumMap<>(Round.Outcome.class);
  private final Map<Closing, Counter> closed = new EnumMap<>(Closing.class);
  private final Counter refusedConnections;
  private final Counter garbage;
  private final Timer acknowledgement;

  IntakeMeters(MeterRegistry registry, String interfaceName, Collection<?> connections) {
    for (Round.Outcome outcome : Round.Outcome.values()) {
      messages.put(
          outcome,
          Counter.builder("corridor.messages")
              .tags("interface", interfaceName, "state", outcome.name().toLowerCase(Locale.ROOT))
              .description("messages by what became of them")
              .register(registry));
    }
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
    acknowledgement =
        Timer.builder("corridor.acknowledgement")
            .tags("interface", interfaceName)
            .description("from the last byte of a message to its acknowledgement")
            .publishPercentiles(0.5, 0.95, 0.99)
            .register(registry);
    Gauge.builder("corridor.connections", connections, Collection::size)
        .tags("interface", interfaceName)
        .description("open connections")
        .register(registry);
  }

  void answered(Round.Answer answer, long writtenAt) {
    count(messages, answer.outcome());
    if (answer.bytes().isPresent()) {
      acknowledgement.record(writtenAt - answer.readAt(), TimeUnit.NANOSECONDS);
    }
  }

  void closed(Closing reason) {
    count(closed, reason);
  }

  void refused() {
    refusedConnections.increment();
  }

  void garbage(long bytes) {
    garbage.increment((double) bytes);
  }

  private static <K extends Enum<K>> void count(Map<K, Counter> counters, K key) {
    Counter counter = counters.get(key);
    if (counter != null) {
      counter.increment();
    }
  }
}
