package org.corridor.delivery;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What of a destination's queue lies in memory, and whether there is more to read. Under the lock
 * of its queue.
 */
final class Window {

  private static final int LARGE = 256 * 1024;

  private Lanes lanes;
  // Whether everything that is open lies in memory, except what is behind lanes that wait.
  private boolean complete;
  private final Set<UUID> behind = new HashSet<>();
  // What came back, perhaps, and was dropped before the clerk wrote that.
  private final Set<UUID> dropped = new HashSet<>();
  private boolean unwritten;
  // Whether there may be something to read.
  private boolean stale = true;
  private boolean loading;
  private boolean arrived;

  Window(Order order) {
    this.lanes = new Lanes(order);
  }

  Lanes lanes() {
    return lanes;
  }

  /** Forgets everything: it is to be read again, in another order. */
  void begin(Order order) {
    dropped.addAll(lanes.parcels());
    lanes = new Lanes(order);
    complete = false;
    stale = true;
  }

  /**
   * Takes in what was written just now, if nothing else must be read before it.
   *
   * @param most how many may lie in memory
   * @param soon up to how many will go so soon that their content is kept at hand
   */
  void offer(List<Parcel> parcels, int most, int soon) {
    arrived = true;
    if (complete && !loading && lanes.size() + parcels.size() <= most) {
      parcels.forEach(parcel -> add(parcel, soon));
    } else {
      complete = false;
      stale = true;
    }
  }

  private void add(Parcel parcel, int soon) {
    if (behind.contains(lanes.key(parcel)) || lanes.knows(parcel.id())) {
      return;
    }
    boolean small = parcel.content().map(bytes -> bytes.length <= LARGE).orElse(true);
    lanes.add(lanes.size() < soon && small ? parcel : parcel.empty());
  }

  /** There may be something to read. */
  void look() {
    stale = true;
  }

  /** Somebody has decided about a delivery: its lane is to be read again. */
  void decided(UUID parcel) {
    lanes.forget(parcel).ifPresent(behind::add);
    look();
  }

  /**
   * Somebody may have decided on another hub.
   *
   * @return whether there may be something to read
   */
  boolean lookAgain(long open) {
    Set<UUID> before = lanes.parcels();
    List<UUID> held = lanes.forgetHeld();
    behind.addAll(held);
    drop(before);
    boolean more = !held.isEmpty() || open > lanes.size();
    stale |= more;
    return more;
  }

  /** The parcel has left, or is somebody else's. */
  void gone(Parcel parcel) {
    UUID key = lanes.key(parcel);
    lanes.gone(parcel);
    if (!complete || behind.contains(key)) {
      stale = true;
    }
  }

  void shrink(int most) {
    if (lanes.size() > most) {
      Set<UUID> before = lanes.parcels();
      lanes.shrink(most);
      drop(before);
    }
    complete = false;
  }

  private void drop(Set<UUID> before) {
    before.stream().filter(one -> !lanes.knows(one)).forEach(dropped::add);
  }

  /** Whether it is time to read. */
  boolean isToRead(int most) {
    return stale && !loading && lanes.size() <= most / 2;
  }

  void reading() {
    loading = true;
    stale = false;
    arrived = false;
    unwritten = false;
  }

  void notReading() {
    loading = false;
  }

  /**
   * Takes in what was read and is not in the way of others.
   *
   * @param first whether these rows are the head of the queue
   * @param most how many may lie in memory
   * @param each takes in one
   * @return false when there was no room for all
   */
  boolean admit(List<Parcel> rows, boolean first, int most, Consumer<Parcel> each) {
    if (first) {
      behind.clear();
    }
    for (Parcel row : rows) {
      UUID key = lanes.key(row);
      if (lanes.knows(row.id())) {
        continue;
      }
      // A row that is being sent has come back already, and the clerk is about to write that.
      if (row.state() == DeliveryState.SENDING) {
        if (dropped.contains(row.id())) {
          // Perhaps it is to go again, before what comes later in its lane.
          behind.add(key);
          unwritten = true;
        }
        continue;
      }
      dropped.remove(row.id());
      if (behind.contains(key) || lanes.isBlocked(key)) {
        // What comes later in a lane must not overtake what was left out.
        behind.add(key);
        continue;
      }
      if (lanes.size() >= most) {
        return false;
      }
      each.accept(row);
    }
    return true;
  }

  /** Everything, or as much as there was room for, has been read. */
  void loaded(boolean all) {
    loading = false;
    complete = all && !arrived;
    stale |= arrived;
    if (complete && !unwritten) {
      dropped.clear();
    }
  }

  /** Whether something of what was read is not yet as it will be, and is to be read again soon. */
  boolean isUnwritten() {
    return unwritten;
  }
}
