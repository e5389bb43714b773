package org.corridor.alerts;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How many alerts are open. */
final class AlertMeters {

  private final MultiGauge open;

  AlertMeters(MeterRegistry registry) {
    this.open =
        MultiGauge.builder("corridor.alerts")
            .description("open alerts of an interface")
            .register(registry);
  }

  void show(List<Alert> alerts) {
    Map<Tags, Long> counts =
        alerts.stream().collect(Collectors.groupingBy(AlertMeters::tags, Collectors.counting()));
    open.register(
        counts.entrySet().stream()
            .<MultiGauge.Row<?>>map(one -> MultiGauge.Row.of(one.getKey(), one.getValue()))
            .toList(),
        true);
  }

  private static Tags tags(Alert alert) {
    return Tags.of(
        "interface", alert.interfaceName(), "kind", alert.kind().name().toLowerCase(Locale.ROOT));
  }
}
