package org.corridor.charges;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;

/**
 * One transaction of a DFT message and what stands behind it, up to the next one.
 *
 * @param ft1 the transaction
 * @param procedures PR1 behind it
 * @param diagnoses DG1 behind it
 */
record FinancialGroup(V2Segment ft1, List<V2Segment> procedures, List<V2Segment> diagnoses) {

  static List<FinancialGroup> of(V2Message message) {
    List<FinancialGroup> groups = new ArrayList<>();
    for (V2Segment segment : message.segments()) {
      Optional<FinancialGroup> open =
          groups.isEmpty() ? Optional.empty() : Optional.of(groups.get(groups.size() - 1));
      switch (segment.name()) {
        case "FT1" ->
            groups.add(new FinancialGroup(segment, new ArrayList<>(0), new ArrayList<>(0)));
        case "PR1" -> open.ifPresent(group -> group.procedures().add(segment));
        case "DG1" -> open.ifPresent(group -> group.diagnoses().add(segment));
        default -> {
          // Of the visit, of the insurance, or read as a follower of one of the above.
        }
      }
    }
    return groups;
  }
}
