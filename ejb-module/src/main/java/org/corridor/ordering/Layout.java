package org.corridor.ordering;

import java.util.List;
import java.util.Set;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;

/**
 * What differs between the structures of messages about orders and results.
 *
 * @param orders whether ORC alone is an order; in results it waits for its OBR
 * @param orcFollows whether ORC comes below OBR
 * @param specimensFirst whether orders stand below their specimen
 * @param containersPart whether SAC parts what is said of the specimen from the results
 * @param priorResults whether a patient or visit below an order begins earlier results
 */
record Layout(
    boolean orders,
    boolean orcFollows,
    boolean specimensFirst,
    boolean containersPart,
    boolean priorResults) {

  private static final Set<String> ORDER_TYPES =
      Set.of("ORM", "OML", "OMG", "OMI", "OMP", "ORR", "ORL", "ORG", "ORI");

  /** What ends the observations of a specimen. */
  private static final Set<String> BOUNDS = Set.of("SAC", "SPM", "OBR", "ORC", "PID");

  private static final Set<String> STARTS = Set.of("SPM", "ORC", "OBR");
  private static final Set<String> WITH_PRIOR_RESULTS = Set.of("OML", "OMG");

  static Layout of(V2Message message) {
    String type = message.header().type();
    String trigger = message.header().trigger();
    return new Layout(
        ORDER_TYPES.contains(type),
        type.equals("OUL"),
        specimensFirst(message),
        trigger.equals("R24"),
        WITH_PRIOR_RESULTS.contains(type) && !trigger.equals("O39"));
  }

  private static boolean specimensFirst(V2Message message) {
    return message.segments().stream()
        .map(V2Segment::name)
        .filter(STARTS::contains)
        .findFirst()
        .filter("SPM"::equals)
        .isPresent();
  }

  /**
   * Whether an observation tells of the specimen of its order and is no result of it.
   *
   * @param order with what was collected of it so far
   * @param further the segments from that observation on
   */
  boolean isAboutSpecimen(OpenOrder order, List<V2Segment> further) {
    if (specimensFirst || order.specimens.isEmpty()) {
      return false;
    }
    if (orders) {
      return true;
    }
    // Before any result a sender has only put SPM in front of the results it belongs to.
    return containersPart ? isContainerNext(further) : order.hasResults();
  }

  private static boolean isContainerNext(List<V2Segment> further) {
    return further.stream()
        .map(V2Segment::name)
        .filter(BOUNDS::contains)
        .findFirst()
        .filter("SAC"::equals)
        .isPresent();
  }
}
