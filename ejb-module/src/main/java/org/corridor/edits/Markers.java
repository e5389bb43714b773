package org.corridor.edits;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.corridor.guides.Guide;
import org.corridor.guides.LoopUse;

/**
 * The places at which segments may be missing: when a later place of the loop is reached, the
 * position is remembered, as it is where a missing one should have been.
 */
final class Markers {
  private static final int RADIX = 1 << 21;

  private final Guide guide;
  private final Map<LoopUse, TreeSet<Integer>> places = new HashMap<>();

  Markers(Guide guide) {
    this.guide = guide;
  }

  /** A key of a place, for {@link #number} when all are there. */
  int of(LoopUse loop, int place) {
    places.computeIfAbsent(loop, l -> new TreeSet<>()).add(place);
    return loop.number() * RADIX + place;
  }

  int number(int key) {
    LoopUse loop = guide.loops().get(key / RADIX);
    return first(loop)
        + List.copyOf(places.getOrDefault(loop, new TreeSet<>())).indexOf(key % RADIX);
  }

  int[] places(LoopUse loop) {
    return places.getOrDefault(loop, new TreeSet<>()).stream().mapToInt(p -> p).toArray();
  }

  int first(LoopUse loop) {
    int first = 0;
    for (LoopUse before : guide.loops().subList(0, loop.number())) {
      first += places.getOrDefault(before, new TreeSet<>()).size();
    }
    return first;
  }

  int count() {
    return places.values().stream().mapToInt(TreeSet::size).sum();
  }
}
