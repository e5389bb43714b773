package org.corridor.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.Grouping.OrderGroup;
import org.corridor.ordering.Grouping.PatientGroup;

/** A patient's part of a message while its segments are being collected. */
record OpenPatient(
    Optional<V2Segment> pid,
    List<V2Segment> notes,
    List<V2Segment> participants,
    List<V2Segment> visitParticipants,
    List<OpenOrder> orders) {

  static OpenPatient of(Optional<V2Segment> pid) {
    return new OpenPatient(
        pid, new ArrayList<>(1), new ArrayList<>(0), new ArrayList<>(0), new ArrayList<>());
  }

  PatientGroup close() {
    List<OrderGroup> closed = orders.stream().map(OpenOrder::close).toList();
    return new PatientGroup(pid, notes, participants, visitParticipants, closed);
  }
}
