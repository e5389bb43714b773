package org.corridor.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.corridor.delivery.Destination;
import org.corridor.delivery.DestinationStatus;
import org.corridor.interfaces.Interface;

/** Destinations that are down, and deliveries that wait for too long. */
final class DestinationWatch implements Watch {

  private final Supplier<List<DestinationStatus>> destinations;

  /**
   * @param destinations those of this hub, as they do now
   */
  DestinationWatch(Supplier<List<DestinationStatus>> destinations) {
    this.destinations = destinations;
  }

  @Override
  public Set<AlertKind> kinds() {
    return Set.of(AlertKind.DELIVERY_WAITS, AlertKind.DOWN);
  }

  @Override
  public List<Cause> look(Round round) {
    Map<String, DestinationStatus> all =
        destinations.get().stream()
            .collect(Collectors.toMap(DestinationStatus::name, status -> status));
    List<Cause> causes = new ArrayList<>();
    for (Interface one : round.interfaces().all()) {
      for (Destination own : one.destinations()) {
        DestinationStatus status = all.get(own.name());
        if (status != null && status.down()) {
          causes.add(new Cause(one.name(), AlertKind.DOWN, own.name(), down(status)));
        }
      }
      one.alerts().oldestDelivery().ifPresent(most -> wait(one, most, all, round.now(), causes));
    }
    return causes;
  }

  private static String down(DestinationStatus status) {
    return "the destination %s does not take deliveries: %s"
        .formatted(status.name(), status.lastTrouble());
  }

  private static void wait(
      Interface one,
      Duration most,
      Map<String, DestinationStatus> all,
      Instant now,
      List<Cause> causes) {
    Set<String> names = new TreeSet<>();
    one.destinations().forEach(own -> names.add(own.name()));
    one.routes().forEach(route -> names.addAll(route.to()));
    for (String name : names) {
      DestinationStatus status = all.get(name);
      if (status != null) {
        status
            .oldest()
            .filter(oldest -> !oldest.plus(most).isAfter(now))
            .ifPresent(oldest -> causes.add(waits(one, status, oldest)));
      }
    }
  }

  private static Cause waits(Interface one, DestinationStatus status, Instant oldest) {
    String text =
        "a delivery to %s has waited since %s%s"
            .formatted(
                status.name(),
                oldest.truncatedTo(ChronoUnit.SECONDS),
                status.paused() ? "; the destination is paused" : "");
    return new Cause(one.name(), AlertKind.DELIVERY_WAITS, status.name(), text);
  }
}
