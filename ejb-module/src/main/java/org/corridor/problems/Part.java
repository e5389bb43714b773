package org.corridor.problems;

import java.util.ArrayList;
import java.util.List;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.Grouping.Line;

/**
 * A problem, goal or pathway and what stands below it.
 *
 * @param head PRB, GOL or PTH
 * @param notes NTE
 * @param variances VAR
 * @param roles ROL
 * @param lines OBX
 */
record Part(
    V2Segment head,
    List<V2Segment> notes,
    List<V2Segment> variances,
    List<V2Segment> roles,
    List<Line> lines) {

  private static final String DELETE = "DE";
  private static final String UNLINK = "UN";

  static Part of(V2Segment head) {
    return new Part(
        head, new ArrayList<>(0), new ArrayList<>(0), new ArrayList<>(0), new ArrayList<>(0));
  }

  /** Whether it was never meant to be: table 0287. */
  boolean isDeleted() {
    return head.field(1).text().equals(DELETE);
  }

  /** Whether it does not belong to the problem above it any more. */
  boolean isUnlinked() {
    return head.field(1).text().equals(UNLINK);
  }
}
