package org.corridor.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.jspecify.annotations.Nullable;

/**
 * The groups of an ORU message, found by the order of its segments: PATIENT_RESULT begins with PID,
 * ORDER_OBSERVATION with ORC or OBR. Segments in unusual places stay with what comes before them.
 */
public final class Grouping {

  /**
   * What is said about one patient.
   *
   * @param pid empty when results come before any PID
   * @param notes NTE below PID
   */
  public record PatientGroup(
      Optional<V2Segment> pid, List<V2Segment> notes, List<OrderGroup> orders) {}

  /**
   * One order and its results.
   *
   * @param obr empty for observations outside of any order
   * @param notes NTE below OBR
   * @param lines the results
   * @param specimens SPM
   */
  public record OrderGroup(
      Optional<V2Segment> orc,
      Optional<V2Segment> obr,
      List<V2Segment> notes,
      List<Line> lines,
      List<V2Segment> specimens) {}

  /**
   * One OBX.
   *
   * @param notes NTE below it
   * @param aboutSpecimen whether it tells of the specimen and is no result of the order
   */
  public record Line(V2Segment obx, List<V2Segment> notes, boolean aboutSpecimen) {}

  private final List<PatientGroup> patients = new ArrayList<>(1);
  private @Nullable V2Segment orc;
  private List<V2Segment> notes = new ArrayList<>();

  private Grouping() {}

  public static List<PatientGroup> of(V2Message message) {
    Grouping grouping = new Grouping();
    message.segments().forEach(grouping::take);
    return grouping.patients;
  }

  private void take(V2Segment segment) {
    switch (segment.name()) {
      case "PID" -> begin(Optional.of(segment));
      case "ORC" -> orc = segment;
      case "OBR" -> open(Optional.of(segment));
      case "OBX" -> order().lines().add(line(segment));
      case "SPM" -> order().specimens().add(segment);
      case "NTE" -> notes.add(segment);
      default -> {
        // MSH, SFT, PD1, PV1, PV2, NK1, TQ1, Z segments: read elsewhere or not part of a result.
      }
    }
  }

  private PatientGroup begin(Optional<V2Segment> pid) {
    notes = new ArrayList<>();
    orc = null;
    PatientGroup patient = new PatientGroup(pid, notes, new ArrayList<>());
    patients.add(patient);
    return patient;
  }

  private PatientGroup patient() {
    return patients.isEmpty() ? begin(Optional.empty()) : patients.get(patients.size() - 1);
  }

  private OrderGroup open(Optional<V2Segment> obr) {
    PatientGroup patient = patient();
    notes = new ArrayList<>();
    OrderGroup order =
        new OrderGroup(Optional.ofNullable(orc), obr, notes, new ArrayList<>(), new ArrayList<>(1));
    orc = null;
    patient.orders().add(order);
    return order;
  }

  private OrderGroup order() {
    List<OrderGroup> orders = patient().orders();
    return orders.isEmpty() ? open(Optional.empty()) : orders.get(orders.size() - 1);
  }

  private Line line(V2Segment obx) {
    OrderGroup order = order();
    // Before any result a sender has only put SPM in front of the results it belongs to.
    boolean aboutSpecimen =
        !order.specimens().isEmpty() && order.lines().stream().anyMatch(l -> !l.aboutSpecimen());
    notes = new ArrayList<>(0);
    return new Line(obx, notes, aboutSpecimen);
  }
}
