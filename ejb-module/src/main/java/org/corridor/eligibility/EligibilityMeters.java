package org.corridor.eligibility;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/** How long payers take, and what comes of it. */
final class EligibilityMeters {
  private final MeterRegistry registry;

  EligibilityMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void asked(CheckState state, long nanos) {
    Timer.builder("corridor.eligibility")
        .description("real-time questions to payers, from question to answer")
        .tag("state", state.name().toLowerCase(Locale.ROOT))
        .publishPercentiles(0.9)
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }
}
