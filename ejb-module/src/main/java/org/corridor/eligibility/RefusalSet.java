package org.corridor.eligibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.x12.Segment;

/** Reads a 999: which of our sets it refuses, and why. */
final class RefusalSet {
  private final List<Refusal> refusals = new ArrayList<>();
  private List<Rejection> reasons = new ArrayList<>();
  private String group = "";
  private String set = "";

  /** A TA1, if it refuses. */
  static Optional<Refusal> note(Segment segment) {
    if (!segment.is("TA1") || !segment.is(4, "R")) {
      return Optional.empty();
    }
    Rejection why = new Rejection("TA1", "N", segment.text(5), "C", segment.raw());
    return Optional.of(new Refusal("TA1", segment.text(1), "", "", List.of(why)));
  }

  void take(Segment segment) {
    switch (segment.name()) {
      case "AK1" -> group = segment.text(2);
      case "AK2" -> {
        set = segment.text(2);
        reasons = new ArrayList<>();
      }
      case "IK3", "AK3" -> reason(segment, 4);
      case "IK4", "AK4" -> reason(segment, 3);
      case "IK5", "AK5" -> ended(segment, 2);
      case "AK9" -> {
        set = "";
        if (refusals.isEmpty()) {
          reasons = new ArrayList<>();
          ended(segment, 5);
        }
      }
      default -> {}
    }
  }

  private void reason(Segment segment, int element) {
    String code = segment.name() + ":" + segment.text(element);
    reasons.add(new Rejection("999", "N", code, "C", segment.raw()));
  }

  private void ended(Segment segment, int element) {
    if (segment.is(1, "A") || segment.is(1, "E")) {
      return;
    }
    reason(segment, element);
    refusals.add(new Refusal("999", "", group, set, List.copyOf(reasons)));
  }

  List<Refusal> refusals() {
    return refusals;
  }
}
