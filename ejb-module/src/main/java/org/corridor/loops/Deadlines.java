package org.corridor.loops;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.interfaces.LoopRules;
import org.corridor.routing.Condition;
import org.corridor.routing.Unroutable;

/** By when an answer is expected. */
final class Deadlines {

  private static final Logger LOG = System.getLogger(Deadlines.class.getName());
  private static final Set<String> OF_ONE_ORDER = Set.of("ORC", "OBR");

  private Deadlines() {}

  /** The time for an answer; empty when the interface gives none, or not for this order. */
  static Optional<Duration> within(
      Optional<LoopRules.Deadline> deadline,
      V2Message message,
      Optional<V2Segment> orc,
      Optional<V2Segment> obr) {
    return deadline
        .filter(one -> one.meant().isEmpty() || holds(one.meant().get(), part(message, orc, obr)))
        .map(LoopRules.Deadline::within);
  }

  /** The message without the other orders. */
  private static V2Message part(
      V2Message message, Optional<V2Segment> orc, Optional<V2Segment> obr) {
    boolean only = message.all("ORC").size() <= 1 && message.all("OBR").size() <= 1;
    if (only || (orc.isEmpty() && obr.isEmpty())) {
      return message;
    }
    List<V2Segment> own =
        message.segments().stream()
            .filter(
                segment ->
                    !OF_ONE_ORDER.contains(segment.name())
                        || orc.filter(one -> one == segment).isPresent()
                        || obr.filter(one -> one == segment).isPresent())
            .toList();
    return message.part(own);
  }

  private static boolean holds(Condition condition, V2Message part) {
    try {
      return condition.holds(part);
    } catch (Unroutable failure) {
      // An order too many that is watched is better than one that nobody misses.
      LOG.log(
          Level.WARNING,
          "an order is watched, its condition failed: {0}",
          failure.finding().text());
      return true;
    }
  }
}
