package org.corridor.exchange;

import io.micrometer.core.instrument.Metrics;
import java.util.Locale;

/** Counts interchanges, by what became of them. */
final class ExchangeMeters {

  private ExchangeMeters() {}

  /** One came and was checked. */
  static void received(InterchangeState state) {
    count("in", state.name());
  }

  /** One was sent, or that was tried. */
  static void sent(Delivery delivery) {
    count("out", delivery.word());
  }

  private static void count(String direction, String outcome) {
    Metrics.counter(
            "corridor.interchanges",
            "direction",
            direction,
            "outcome",
            outcome.toLowerCase(Locale.ROOT).replace('_', '-'))
        .increment();
  }

  /** Files and bytes that need not be kept are gone. */
  static void removed(Keeping.Removed removed) {
    Metrics.counter("corridor.exchange.removed", "what", "files")
        .increment((double) removed.files());
    Metrics.counter("corridor.exchange.removed", "what", "content")
        .increment((double) removed.contents());
  }
}
