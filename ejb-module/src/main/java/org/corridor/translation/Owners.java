package org.corridor.translation;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.hl7v2.V2Segment;
import org.hl7.fhir.r4.model.Resource;

/** Which resource a segment belongs to that no family knows. */
final class Owners {

  private final Map<V2Segment, Integer> order = new IdentityHashMap<>();
  private final List<Fill> fills;

  /**
   * @param fills what was filled from which segment so far
   */
  Owners(List<V2Segment> segments, List<Fill> fills) {
    for (V2Segment segment : segments) {
      order.put(segment, order.size());
    }
    this.fills = List.copyOf(fills);
  }

  /**
   * The resource of {@code type} that stems from the last segment up to {@code segment}, as an
   * observation is followed by what is said of it; else from the first one after it.
   */
  Optional<Resource> of(String type, V2Segment segment) {
    int at = place(segment);
    int best = -1;
    Optional<Resource> owner = Optional.empty();
    for (Fill fill : fills) {
      if (fill.root() instanceof Resource resource && resource.fhirType().equals(type)) {
        int place = place(fill.segment());
        boolean closer = place <= at ? place >= best || best > at : best < 0;
        if (closer) {
          best = place;
          owner = Optional.of(resource);
        }
      }
    }
    return owner;
  }

  private int place(V2Segment segment) {
    return order.getOrDefault(segment, Integer.MAX_VALUE);
  }
}
