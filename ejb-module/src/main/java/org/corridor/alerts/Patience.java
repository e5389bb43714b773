package org.corridor.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Whether what comes and goes by itself stays for a while, or stays away. */
final class Patience {

  private final Duration grace;
  private final Map<UUID, Instant> thereSince = new HashMap<>();
  private final Map<UUID, Instant> awaySince = new HashMap<>();

  Patience(Duration grace) {
    this.grace = grace;
  }

  /**
   * Notes what is there now.
   *
   * @param open what an alert is open for
   */
  void note(Set<UUID> there, Set<UUID> open, Instant now) {
    thereSince.keySet().retainAll(there);
    there.forEach(key -> thereSince.putIfAbsent(key, now));
    awaySince.keySet().retainAll(open);
    awaySince.keySet().removeAll(there);
    open.stream()
        .filter(key -> !there.contains(key))
        .forEach(key -> awaySince.putIfAbsent(key, now));
  }

  boolean stays(UUID key, Instant now) {
    return isOver(thereSince, key, now);
  }

  boolean staysAway(UUID key, Instant now) {
    return isOver(awaySince, key, now);
  }

  private boolean isOver(Map<UUID, Instant> since, UUID key, Instant now) {
    Instant begin = since.get(key);
    return begin != null && !begin.plus(grace).isAfter(now);
  }
}
