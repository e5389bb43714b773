package org.corridor.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The part of a destination's queue that is in memory, cut into lanes: in a lane one delivery waits
 * for the other, and different lanes go in parallel.
 */
final class Lanes {

  private static final UUID ONLY = new UUID(0, 0);

  private final Order order;
  private final Map<UUID, Lane> lanes = new HashMap<>();
  private final Map<UUID, Lane> byParcel = new HashMap<>();
  private final TreeSet<Lane> ready = new TreeSet<>(Comparator.comparingLong(Lane::sequence));
  private final TreeSet<Lane> waiting =
      new TreeSet<>(Comparator.comparing(Lane::due).thenComparingLong(Lane::sequence));

  Lanes(Order order) {
    this.order = order;
  }

  int size() {
    return byParcel.size();
  }

  /** All that lies in memory. */
  Set<UUID> parcels() {
    return Set.copyOf(byParcel.keySet());
  }

  boolean knows(UUID parcel) {
    return byParcel.containsKey(parcel);
  }

  UUID key(Parcel parcel) {
    return switch (order) {
      case STRICT -> ONLY;
      case NONE -> parcel.id();
      case PATIENT -> parcel.lane().orElse(parcel.id());
    };
  }

  /** Whether the lane goes on later, or only when a person has decided. */
  boolean isBlocked(UUID key) {
    Lane lane = lanes.get(key);
    return lane != null && (lane.isHeld() || waiting.contains(lane));
  }

  /** Adds a parcel in its place. */
  void add(Parcel parcel) {
    Lane lane = lanes.computeIfAbsent(key(parcel), Lane::new);
    leave(lane);
    lane.put(parcel);
    byParcel.put(parcel.id(), lane);
    enter(lane);
  }

  /** The first parcel whose turn it is; its lane is busy until it is gone or back. */
  Optional<Parcel> next(Instant now) {
    while (!waiting.isEmpty() && !waiting.first().due().isAfter(now)) {
      Lane due = waiting.first();
      waiting.remove(due);
      ready.add(due);
    }
    return ready.isEmpty() ? Optional.empty() : Optional.of(take(ready.first()));
  }

  /** The parcel to try a destination with: one that waits for its time when no other is there. */
  Optional<Parcel> probe(Instant now) {
    Optional<Parcel> next = next(now);
    return next.isPresent() || waiting.isEmpty() ? next : Optional.of(take(waiting.first()));
  }

  private Parcel take(Lane lane) {
    leave(lane);
    return lane.send();
  }

  /** The parcel has left: the next of its lane may go. */
  void gone(Parcel parcel) {
    Lane lane = byParcel.remove(parcel.id());
    if (lane != null) {
      leave(lane);
      lane.remove(parcel);
      enter(lane);
    }
  }

  /**
   * The parcel comes back: its lane waits until {@link Parcel#notBefore}, or for a person when it
   * is in doubt.
   *
   * @param unreached whether it only waits because the destination was not reached
   */
  void back(Parcel parcel, boolean unreached) {
    Lane lane = byParcel.get(parcel.id());
    if (lane != null) {
      leave(lane);
      lane.back(parcel, unreached);
      enter(lane);
    }
  }

  /** The destination is back: whoever only waited for that waits no longer. */
  void reached() {
    for (Lane lane : List.copyOf(waiting)) {
      if (lane.isUnreached()) {
        leave(lane);
        lane.put(lane.head().due());
        enter(lane);
      }
    }
  }

  /** When the first of those that wait may go. */
  Optional<Instant> earliest() {
    return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.first().due());
  }

  /** Forgets the last parcels, except those on their way, until {@code most} are left. */
  void shrink(int most) {
    List<Lane> last = new ArrayList<>(lanes.values());
    last.sort(Comparator.comparingLong(Lane::sequence).reversed());
    for (Lane lane : last) {
      while (byParcel.size() > most && lane.lastStays().isPresent()) {
        gone(lane.lastStays().get());
      }
    }
  }

  /**
   * Forgets a parcel that somebody has decided about, and those that come after it, so that they
   * are looked up in their order; what is on its way stays.
   *
   * @return the lane; empty when the parcel is not in memory
   */
  Optional<UUID> forget(UUID parcel) {
    Optional<Lane> lane = Optional.ofNullable(byParcel.get(parcel));
    lane.ifPresent(this::forget);
    return lane.map(Lane::key);
  }

  /** Forgets lanes that wait for a person, so that they are looked up again. */
  List<UUID> forgetHeld() {
    List<Lane> held = lanes.values().stream().filter(Lane::isHeld).toList();
    held.forEach(this::forget);
    return held.stream().map(Lane::key).toList();
  }

  private void forget(Lane lane) {
    lane.all().stream().filter(one -> !lane.isOnItsWay(one)).forEach(this::gone);
  }

  private void leave(Lane lane) {
    if (!lane.isEmpty()) {
      ready.remove(lane);
      waiting.remove(lane);
    }
  }

  private void enter(Lane lane) {
    if (lane.isEmpty()) {
      lanes.remove(lane.key());
    } else if (!lane.isBusy() && !lane.isHeld()) {
      (lane.due().equals(Instant.EPOCH) ? ready : waiting).add(lane);
    }
  }
}
