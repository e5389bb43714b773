package org.corridor.pharmacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.Grouping.Line;
import org.jspecify.annotations.Nullable;

/**
 * The groups of a pharmacy message, found by the order of its segments. Segments in unusual places
 * stay with what comes before them.
 */
final class PharmacyGroups {

  /**
   * What is said about one patient.
   *
   * @param pid empty when an order comes before any PID
   * @param participants PRT above any order
   * @param diagnoses DG1 above any order
   */
  record PatientGroup(
      Optional<V2Segment> pid,
      List<V2Segment> participants,
      List<V2Segment> diagnoses,
      List<OrderGroup> orders) {}

  /**
   * One order.
   *
   * @param timings TQ1 above any treatment
   * @param treatments RXO, RXE, RXD, RXG and RXA, in order
   * @param diagnoses DG1, why it is ordered
   * @param lines OBX
   */
  record OrderGroup(
      Optional<V2Segment> orc,
      List<V2Segment> timings,
      List<Treatment> treatments,
      List<V2Segment> diagnoses,
      List<Line> lines) {

    Stream<Treatment> all(String segment) {
      return treatments.stream().filter(treatment -> treatment.rx().name().equals(segment));
    }

    Optional<Treatment> first(String segment) {
      return all(segment).findFirst();
    }
  }

  /**
   * One RXO, RXE, RXD, RXG or RXA.
   *
   * @param timings TQ1 below it
   * @param routes RXR
   * @param components RXC
   * @param notes NTE
   */
  record Treatment(
      V2Segment rx,
      List<V2Segment> timings,
      List<V2Segment> routes,
      List<V2Segment> components,
      List<V2Segment> notes) {

    static Treatment of(V2Segment rx) {
      return new Treatment(
          rx, new ArrayList<>(1), new ArrayList<>(1), new ArrayList<>(0), new ArrayList<>(0));
    }
  }

  private final List<PatientGroup> patients = new ArrayList<>(1);
  private List<V2Segment> notes = new ArrayList<>();
  private List<V2Segment> participants = new ArrayList<>();
  private @Nullable OrderGroup open;

  private PharmacyGroups() {}

  static List<PatientGroup> of(V2Message message) {
    PharmacyGroups groups = new PharmacyGroups();
    message.segments().forEach(groups::take);
    return groups.patients;
  }

  private void take(V2Segment segment) {
    switch (segment.name()) {
      case "PID" -> begin(Optional.of(segment));
      case "ORC" -> open(Optional.of(segment));
      case "RXO", "RXE", "RXD", "RXG", "RXA" -> add(Treatment.of(segment));
      case "TQ1" -> last().map(Treatment::timings).orElseGet(() -> order().timings()).add(segment);
      case "RXR" -> last().ifPresent(treatment -> treatment.routes().add(segment));
      case "RXC" -> last().ifPresent(treatment -> treatment.components().add(segment));
      case "DG1" -> (open == null ? patient().diagnoses() : open.diagnoses()).add(segment);
      case "NTE" -> notes.add(segment);
      case "PRT" -> participants.add(segment);
      case "OBX" -> {
        notes = new ArrayList<>(0);
        participants = new ArrayList<>(0);
        order().lines().add(new Line(segment, notes, participants, false));
      }
      default -> {
        // MSH, PV1, AL1, IN1, FT1 and the like: read elsewhere or no part of an order.
      }
    }
  }

  private PatientGroup begin(Optional<V2Segment> pid) {
    notes = new ArrayList<>(0);
    participants = new ArrayList<>(0);
    open = null;
    PatientGroup patient =
        new PatientGroup(pid, participants, new ArrayList<>(0), new ArrayList<>());
    patients.add(patient);
    return patient;
  }

  private PatientGroup patient() {
    return patients.isEmpty() ? begin(Optional.empty()) : patients.get(patients.size() - 1);
  }

  private OrderGroup open(Optional<V2Segment> orc) {
    PatientGroup patient = patient();
    notes = new ArrayList<>(0);
    participants = new ArrayList<>(0);
    OrderGroup order =
        new OrderGroup(
            orc, new ArrayList<>(1), new ArrayList<>(), new ArrayList<>(0), new ArrayList<>());
    patient.orders().add(order);
    open = order;
    return order;
  }

  private OrderGroup order() {
    return open == null ? open(Optional.empty()) : open;
  }

  private void add(Treatment treatment) {
    order().treatments().add(treatment);
    notes = treatment.notes();
  }

  private Optional<Treatment> last() {
    List<Treatment> all = order().treatments();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }
}
