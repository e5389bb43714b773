package org.corridor.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;

/**
 * The orders of tests and those of medicines in one message, each with all that stands above them.
 * HL7 v2 chapter 4 has one detail below each ORC; where there are both, ORC stands above each.
 */
record OrderHalves(List<V2Segment> tests, List<V2Segment> medicines) {

  static final Set<String> TESTS = Set.of("OBR", "ODS", "ODT", "RQD");

  private static final Set<String> MEDICINES = Set.of("RXO", "RXR", "RXC");
  private static final Set<String> COMMON = Set.of("ORC", "TQ1", "NTE", "PRT");

  static OrderHalves of(V2Message message) {
    OrderHalves halves = new OrderHalves(new ArrayList<>(), new ArrayList<>());
    List<V2Segment> order = new ArrayList<>();
    for (V2Segment segment : message.segments()) {
      String name = segment.name();
      if (name.equals("ORC") || name.equals("PID")) {
        halves.take(order);
        order.clear();
      }
      boolean begins = name.equals("ORC") || TESTS.contains(name) || MEDICINES.contains(name);
      if (begins || !order.isEmpty()) {
        order.add(segment);
      } else {
        halves.tests.add(segment);
        halves.medicines.add(segment);
      }
    }
    halves.take(order);
    return halves;
  }

  private void take(List<V2Segment> order) {
    boolean medicine = order.stream().anyMatch(one -> MEDICINES.contains(one.name()));
    boolean test = order.stream().anyMatch(one -> TESTS.contains(one.name()));
    if (medicine && test) {
      part(order);
    } else {
      (medicine ? medicines : tests).addAll(order);
    }
  }

  private void part(List<V2Segment> order) {
    boolean common = true;
    boolean medicine = false;
    for (V2Segment segment : order) {
      common = common && COMMON.contains(segment.name());
      if (common) {
        tests.add(segment);
        medicines.add(segment);
        continue;
      }
      medicine =
          MEDICINES.contains(segment.name()) || (medicine && COMMON.contains(segment.name()));
      (medicine ? medicines : tests).add(segment);
    }
  }
}
