package org.corridor.pickup;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.corridor.interfaces.WayIn;

/** Ways in as they are wanted: those that nothing changed for go on undisturbed. */
final class Ways {

  private record Open(WayIn declared, Way way, Gauge up) {}

  private final BiFunction<String, WayIn, Way> opener;
  private final MeterRegistry meters;
  private final Duration farewell;
  private volatile Map<String, Open> open = Map.of();

  /**
   * @param opener opens the way of an interface
   * @param farewell how long a way that goes may take over what is in hand
   */
  Ways(BiFunction<String, WayIn, Way> opener, MeterRegistry meters, Duration farewell) {
    this.opener = opener;
    this.meters = meters;
    this.farewell = farewell;
  }

  /** Opens, closes and changes until what is there is what is wanted, by name. */
  synchronized void follow(Map<String, WayIn> wanted) throws InterruptedException {
    Map<String, Open> next = new LinkedHashMap<>();
    Set<String> paused = new TreeSet<>();
    for (Map.Entry<String, Open> entry : open.entrySet()) {
      Open one = entry.getValue();
      if (one.declared().equals(wanted.get(entry.getKey()))) {
        next.put(entry.getKey(), one);
      } else {
        if (one.way().isPaused()) {
          paused.add(entry.getKey());
        }
        meters.remove(one.up());
        one.way().close(farewell);
      }
    }
    wanted.forEach((name, way) -> next.computeIfAbsent(name, absent -> open(name, way)));
    open = next;
    paused.forEach(name -> named(name).ifPresent(Way::pause));
  }

  private Open open(String name, WayIn declared) {
    Way way = opener.apply(name, declared);
    return new Open(declared, way, PickupMeters.up(meters, name, way));
  }

  Set<String> names() {
    return new TreeSet<>(open.keySet());
  }

  Optional<Way> named(String name) {
    return Optional.ofNullable(open.get(name)).map(Open::way);
  }

  void close() throws InterruptedException {
    follow(Map.of());
  }
}
