package org.corridor.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Deliveries that wait for each other, in order. */
final class Lane {

  private static final long NONE = -1;

  private final UUID key;
  private final TreeMap<Long, Parcel> parcels = new TreeMap<>();
  private long sent = NONE;
  private boolean unreached;

  Lane(UUID key) {
    this.key = key;
  }

  UUID key() {
    return key;
  }

  boolean isEmpty() {
    return parcels.isEmpty();
  }

  Parcel head() {
    return parcels.firstEntry().getValue();
  }

  long sequence() {
    return parcels.firstKey();
  }

  Instant due() {
    return head().notBefore();
  }

  boolean isBusy() {
    return sent != NONE;
  }

  /** Whether a person has to decide before it goes on. */
  boolean isHeld() {
    return !isBusy() && !isEmpty() && head().state() == DeliveryState.IN_DOUBT;
  }

  /** Whether it only waits because the destination was not reached. */
  boolean isUnreached() {
    return unreached;
  }

  void put(Parcel parcel) {
    parcels.put(parcel.sequence(), parcel);
  }

  Parcel send() {
    sent = sequence();
    return head();
  }

  void back(Parcel parcel, boolean notReached) {
    put(parcel);
    sent = NONE;
    unreached = notReached;
  }

  void remove(Parcel parcel) {
    parcels.remove(parcel.sequence());
    if (sent == parcel.sequence()) {
      sent = NONE;
      unreached = false;
    }
  }

  boolean isOnItsWay(Parcel parcel) {
    return sent == parcel.sequence();
  }

  /** The last parcel, unless it is on its way. */
  Optional<Parcel> lastStays() {
    return Optional.ofNullable(parcels.lastEntry())
        .map(Map.Entry::getValue)
        .filter(last -> !isOnItsWay(last));
  }

  List<Parcel> all() {
    return List.copyOf(parcels.values());
  }
}
