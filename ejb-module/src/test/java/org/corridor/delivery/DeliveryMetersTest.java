package org.corridor.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.corridor.delivery.DeliveryRows.Depth;
import org.junit.jupiter.api.Test;

class DeliveryMetersTest {

  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final DeliveryMeters meters = new DeliveryMeters(registry);

  private double shown(String gauge, String destination) {
    return registry.get(gauge).tag("destination", destination).gauge().value();
  }

  private Gauge waiting(String destination) {
    return registry.find("corridor.deliveries.waiting").tag("destination", destination).gauge();
  }

  @Test
  void queuesAreShownAsTheyWereLastSeen() {
    meters.depths(Map.of("lab", new Depth(3, NOW.minusSeconds(90))), Set.of("lab", "ris"), NOW);
    assertThat(shown("corridor.deliveries.waiting", "lab")).isEqualTo(3);
    assertThat(shown("corridor.deliveries.oldest", "lab")).isEqualTo(90);
    assertThat(shown("corridor.deliveries.waiting", "ris")).isZero();
    assertThat(shown("corridor.deliveries.oldest", "ris")).isZero();

    meters.depths(Map.of("ris", new Depth(1, NOW)), Set.of("lab", "ris"), NOW.plusMillis(1_500));
    assertThat(shown("corridor.deliveries.waiting", "lab")).isZero();
    assertThat(shown("corridor.deliveries.oldest", "lab")).isZero();
    assertThat(shown("corridor.deliveries.waiting", "ris")).isEqualTo(1);
    assertThat(shown("corridor.deliveries.oldest", "ris")).isEqualTo(1.5);
  }

  @Test
  void destinationsComeAndGo() {
    meters.depths(Map.of(), Set.of("lab"), NOW);
    Gauge before = waiting("lab");

    meters.depths(Map.of(), Set.of("lab"), NOW);
    assertThat(waiting("lab")).isSameAs(before);

    meters.depths(Map.of(), Set.of("ris"), NOW);
    assertThat(waiting("lab")).isNull();
    assertThat(waiting("ris")).isNotNull();
  }
}
