package org.corridor.translation;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/** Which segments the resources of one message were filled from. */
final class Sources {

  private final V2Message message;
  private final List<Fill> fills;
  private final IdentityHashMap<V2Segment, Integer> places = new IdentityHashMap<>();

  /**
   * @param fills of tables, in their order
   */
  Sources(V2Message message, List<Fill> fills) {
    this.message = message;
    this.fills = List.copyOf(fills);
  }

  /** The segments and tables of each resource. */
  IdentityHashMap<Base, List<String>> names() {
    IdentityHashMap<Base, List<String>> names = new IdentityHashMap<>();
    for (Fill fill : fills) {
      if (fill.root() instanceof Resource) {
        names.computeIfAbsent(fill.root(), root -> new ArrayList<>(1)).add(fill.source());
      }
    }
    return names;
  }

  /**
   * The resource of {@code type} that {@code segment} belongs to: the one from the last segment up
   * to it, as an observation is followed by what is said of it; else the first one after it.
   */
  Optional<Resource> closest(String type, V2Segment segment) {
    int at = place(segment);
    Optional<Fill> before = Optional.empty();
    Optional<Fill> after = Optional.empty();
    for (Fill fill : fills) {
      if (!(fill.root() instanceof Resource) || !fill.root().fhirType().equals(type)) {
        continue;
      }
      int place = place(fill.segment());
      if (place <= at && place >= before.map(one -> place(one.segment())).orElse(-1)) {
        before = Optional.of(fill);
      } else if (place > at && after.isEmpty()) {
        after = Optional.of(fill);
      }
    }
    return (before.isPresent() ? before : after).map(Fill::root).map(Resource.class::cast);
  }

  private int place(V2Segment segment) {
    if (places.isEmpty()) {
      message.segments().forEach(one -> places.put(one, places.size()));
    }
    return places.getOrDefault(segment, -1);
  }
}
