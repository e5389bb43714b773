package org.corridor.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.corridor.hl7v2.V2Segment;

/** Segments that belong to the one they stand behind, such as the roles of a procedure. */
public final class Followers {

  private Followers() {}

  /**
   * The segments with one of {@code names} that stand behind {@code leader}, up to the first
   * segment with another name; Z segments are passed over.
   */
  public static List<V2Segment> of(List<V2Segment> all, V2Segment leader, Set<String> names) {
    List<V2Segment> found = new ArrayList<>(0);
    for (V2Segment next : all.subList(all.indexOf(leader) + 1, all.size())) {
      if (names.contains(next.name())) {
        found.add(next);
      } else if (!next.name().startsWith("Z")) {
        break;
      }
    }
    return found;
  }
}
