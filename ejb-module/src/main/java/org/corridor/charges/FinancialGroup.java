package org.corridor.charges;

import java.util.ArrayList;
import java.util.List;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;

/**
 * One transaction of a DFT message and what stands behind it, up to the next one.
 *
 * @param ft1 the transaction
 * @param notes NTE behind it
 * @param procedures PR1 behind it
 * @param diagnoses DG1 behind it
 */
record FinancialGroup(
    V2Segment ft1, List<V2Segment> notes, List<V2Segment> procedures, List<V2Segment> diagnoses) {

  private static final String EXPANDED = "P11";

  /**
   * The transactions of a message.
   *
   * @param ofVisit takes the diagnoses that are of no single transaction: those before the first
   *     one and, but for the expanded message P11, those behind the last one
   */
  static List<FinancialGroup> of(V2Message message, List<V2Segment> ofVisit) {
    List<FinancialGroup> groups = new ArrayList<>();
    for (V2Segment segment : message.segments()) {
      if (segment.name().equals("FT1")) {
        groups.add(
            new FinancialGroup(
                segment, new ArrayList<>(0), new ArrayList<>(0), new ArrayList<>(0)));
      } else if (!groups.isEmpty()) {
        groups.get(groups.size() - 1).take(segment);
      } else if (segment.name().equals("DG1")) {
        ofVisit.add(segment);
      }
    }
    if (!groups.isEmpty() && !message.header().trigger().equals(EXPANDED)) {
      List<V2Segment> last = groups.get(groups.size() - 1).diagnoses();
      ofVisit.addAll(last);
      last.clear();
    }
    return groups;
  }

  private void take(V2Segment segment) {
    switch (segment.name()) {
      case "NTE" -> notes.add(segment);
      case "PR1" -> procedures.add(segment);
      case "DG1" -> diagnoses.add(segment);
      default -> {
        // Of the visit, of the insurance, or read as a follower of one of the above.
      }
    }
  }
}
