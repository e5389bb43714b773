package org.corridor.ordering;

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
      Set.of("ORM", "OML", "OMG", "OMI", "ORR", "ORL", "ORG", "ORI");
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
}
