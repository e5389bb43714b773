package org.corridor.immunization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.Grouping.Line;
import org.jspecify.annotations.Nullable;

/**
 * The groups of a VXU message, found by the order of its segments. Segments in unusual places stay
 * with what comes before them.
 */
final class VaccineGroups {

  /**
   * What is said about one patient.
   *
   * @param pid empty when something comes before any PID
   * @param participants PRT above any order
   * @param lines OBX about the person
   */
  record PatientGroup(
      Optional<V2Segment> pid,
      List<V2Segment> participants,
      List<Line> lines,
      List<VaccineGroup> vaccines) {}

  /**
   * One vaccination.
   *
   * @param orc empty until HL7 v2.3.1, and where a sender leaves it out
   * @param participants PRT below ORC
   * @param routes RXR
   * @param notes NTE above the first OBX
   * @param lines OBX about the vaccination
   */
  record VaccineGroup(
      Optional<V2Segment> orc,
      List<V2Segment> participants,
      V2Segment rxa,
      List<V2Segment> routes,
      List<V2Segment> notes,
      List<Line> lines) {}

  private final List<PatientGroup> patients = new ArrayList<>(1);
  private final List<V2Segment> unused = new ArrayList<>(0);
  private @Nullable V2Segment orc;
  private boolean orcUsed;
  private List<V2Segment> participants = new ArrayList<>();
  private List<V2Segment> notes = new ArrayList<>();

  private VaccineGroups() {}

  static VaccineGroups of(V2Message message) {
    VaccineGroups groups = new VaccineGroups();
    message.segments().forEach(groups::take);
    groups.closeOrder();
    return groups;
  }

  List<PatientGroup> patients() {
    return patients;
  }

  /** ORC segments without any RXA. */
  List<V2Segment> unused() {
    return unused;
  }

  private void take(V2Segment segment) {
    switch (segment.name()) {
      case "PID" -> begin(Optional.of(segment));
      case "ORC" -> open(segment);
      case "PRT" -> participants.add(segment);
      case "RXA" -> add(segment);
      case "RXR" -> last().ifPresent(vaccine -> vaccine.routes().add(segment));
      case "NTE" -> notes.add(segment);
      case "OBX" -> {
        notes = new ArrayList<>(0);
        participants = new ArrayList<>(0);
        Line line = new Line(segment, notes, participants, false);
        last().map(VaccineGroup::lines).orElseGet(() -> patient().lines()).add(line);
      }
      default -> {
        // MSH, PD1, NK1, PV1, GT1, IN1 and the like: read elsewhere.
      }
    }
  }

  private PatientGroup begin(Optional<V2Segment> pid) {
    closeOrder();
    PatientGroup patient =
        new PatientGroup(pid, participants, new ArrayList<>(), new ArrayList<>());
    patients.add(patient);
    return patient;
  }

  private PatientGroup patient() {
    return patients.isEmpty() ? begin(Optional.empty()) : patients.get(patients.size() - 1);
  }

  private void open(V2Segment segment) {
    closeOrder();
    orc = segment;
    orcUsed = false;
  }

  private void closeOrder() {
    if (orc != null && !orcUsed) {
      unused.add(orc);
    }
    orc = null;
    participants = new ArrayList<>(0);
    notes = new ArrayList<>(0);
  }

  private void add(V2Segment rxa) {
    notes = new ArrayList<>(0);
    orcUsed = true;
    patient()
        .vaccines()
        .add(
            new VaccineGroup(
                Optional.ofNullable(orc),
                participants,
                rxa,
                new ArrayList<>(1),
                notes,
                new ArrayList<>()));
  }

  private Optional<VaccineGroup> last() {
    List<VaccineGroup> all = patient().vaccines();
    return all.isEmpty() || (orc != null && !orcUsed)
        ? Optional.empty()
        : Optional.of(all.get(all.size() - 1));
  }
}
