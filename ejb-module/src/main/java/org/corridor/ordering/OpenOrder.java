package org.corridor.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.Grouping.Line;
import org.corridor.ordering.Grouping.OrderGroup;
import org.corridor.ordering.Grouping.SpecimenGroup;
import org.jspecify.annotations.Nullable;

/** An order while its segments are being collected. */
final class OpenOrder {

  final boolean prior;
  final List<V2Segment> notes = new ArrayList<>(1);
  final List<Line> lines = new ArrayList<>();
  final List<SpecimenGroup> specimens = new ArrayList<>(1);
  final List<V2Segment> participants = new ArrayList<>(0);
  final List<V2Segment> timings = new ArrayList<>(0);
  final List<V2Segment> diagnoses = new ArrayList<>(0);
  @Nullable V2Segment orc;
  @Nullable V2Segment obr;
  @Nullable V2Segment detail;

  OpenOrder(boolean prior) {
    this.prior = prior;
  }

  /** Whether it still lacks what is ordered. */
  boolean isOpen() {
    return obr == null && detail == null;
  }

  boolean hasResults() {
    return lines.stream().anyMatch(line -> !line.aboutSpecimen());
  }

  OrderGroup close() {
    return new OrderGroup(
        Optional.ofNullable(orc),
        Optional.ofNullable(obr),
        Optional.ofNullable(detail),
        notes,
        lines,
        specimens,
        participants,
        timings,
        diagnoses,
        prior);
  }
}
