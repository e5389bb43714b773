package org.corridor.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.hl7.fhir.r4.model.Resource;

/** Which segments the resources of one message were filled from. */
final class Sources {

  private record Source(Resource resource, V2Segment segment) {}

  private final List<Source> all = new ArrayList<>();
  private final V2Message message;

  Sources(V2Message message) {
    this.message = message;
  }

  void filled(Resource resource, V2Segment segment) {
    all.add(new Source(resource, segment));
  }

  /**
   * The resource of {@code type} that {@code segment} belongs to: the one from the last segment up
   * to it, as an observation is followed by what is said of it; else the first one after it.
   */
  Optional<Resource> closest(String type, V2Segment segment) {
    List<V2Segment> order = message.segments();
    int at = order.indexOf(segment);
    Optional<Source> before = Optional.empty();
    Optional<Source> after = Optional.empty();
    for (Source source : all) {
      if (!source.resource().fhirType().equals(type)) {
        continue;
      }
      int place = order.indexOf(source.segment());
      if (place <= at && place >= before.map(one -> order.indexOf(one.segment())).orElse(-1)) {
        before = Optional.of(source);
      } else if (place > at && after.isEmpty()) {
        after = Optional.of(source);
      }
    }
    return (before.isPresent() ? before : after).map(Source::resource);
  }
}
