package org.corridor.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What is counted of the messages of one interface. */
final class IntakeMeters {

  private final Map<Door.Outcome, Counter> messages = new EnumMap<>(Door.Outcome.class);
  private final Timer acknowledgement;

  IntakeMeters(MeterRegistry registry, String interfaceName) {
    for (Door.Outcome outcome : Door.Outcome.values()) {
      messages.put(
          outcome,
          Counter.builder("corridor.messages")
              .tags("interface", interfaceName, "state", outcome.name().toLowerCase(Locale.ROOT))
              .description("messages by what became of them")
              .register(registry));
    }
    acknowledgement =
        Timer.builder("corridor.acknowledgement")
            .tags("interface", interfaceName)
            .description("from the last byte of a message to its acknowledgement")
            .publishPercentiles(0.5, 0.95, 0.99)
            .register(registry);
  }

  void answered(Round.Answer answer, long writtenAt) {
    Counter counter = messages.get(answer.outcome());
    if (counter != null) {
      counter.increment();
    }
    if (answer.bytes().isPresent()) {
      acknowledgement.record(writtenAt - answer.readAt(), TimeUnit.NANOSECONDS);
    }
  }
}
