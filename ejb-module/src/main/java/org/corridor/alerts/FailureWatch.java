package org.corridor.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.corridor.interfaces.Interface;

/** Deliveries that were set aside, and messages that died. */
final class FailureWatch implements Watch {

  /** Dead messages stay dead until they are replayed; old ones are no news. */
  private static final Duration NEWS = Duration.ofDays(1);

  private final Supplier<Map<String, Long>> setAside;
  private final Function<Instant, Map<String, Long>> dead;

  /**
   * @param setAside how many deliveries of each interface wait for a person
   * @param dead how many messages of each interface that came since then are dead
   */
  FailureWatch(Supplier<Map<String, Long>> setAside, Function<Instant, Map<String, Long>> dead) {
    this.setAside = setAside;
    this.dead = dead;
  }

  @Override
  public Set<AlertKind> kinds() {
    return Set.of(AlertKind.DELIVERIES_FAILED, AlertKind.MESSAGES_FAILED);
  }

  @Override
  public List<Cause> look(Round round) {
    List<Interface> watched =
        round.interfaces().all().stream()
            .filter(one -> one.alerts().failures().isPresent())
            .toList();
    if (watched.isEmpty()) {
      return List.of();
    }
    Map<String, Long> aside = setAside.get();
    Map<String, Long> died = dead.apply(round.now().minus(NEWS));
    List<Cause> causes = new ArrayList<>();
    for (Interface one : watched) {
      int most = one.alerts().failures().orElseThrow();
      long deliveries = aside.getOrDefault(one.name(), 0L);
      long messages = died.getOrDefault(one.name(), 0L);
      if (deliveries >= most) {
        String text = deliveries + " deliveries wait for a person";
        causes.add(new Cause(one.name(), AlertKind.DELIVERIES_FAILED, "", text));
      }
      if (messages >= most) {
        String text = messages + " messages of the last day could not be processed";
        causes.add(new Cause(one.name(), AlertKind.MESSAGES_FAILED, "", text));
      }
    }
    return causes;
  }
}
