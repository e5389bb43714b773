package org.corridor.problems;

import java.util.ArrayList;
import java.util.List;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.Grouping.OrderGroup;

/**
 * One problem of a message.
 *
 * @param part PRB and what stands below it
 * @param goals GOL
 * @param pathways PTH
 * @param orders ORC and OBR with their results
 */
record Problem(Part part, List<Part> goals, List<Part> pathways, List<OrderGroup> orders) {

  static Problem of(V2Segment prb) {
    return new Problem(Part.of(prb), new ArrayList<>(0), new ArrayList<>(0), new ArrayList<>(0));
  }
}
