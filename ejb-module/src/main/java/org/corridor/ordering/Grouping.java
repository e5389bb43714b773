package org.corridor.ordering;

import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;

/**
 * The groups of a message about orders or results, found by the order of its segments and not by
 * its declared structure, which many senders get wrong.
 */
public final class Grouping {

  /**
   * What is said about one patient.
   *
   * @param pid empty when orders come before any PID
   * @param notes NTE below PID
   * @param participants PRT below PID
   * @param visitParticipants PRT below PV1
   */
  public record PatientGroup(
      Optional<V2Segment> pid,
      List<V2Segment> notes,
      List<V2Segment> participants,
      List<V2Segment> visitParticipants,
      List<OrderGroup> orders) {}

  /**
   * One order and what hangs on it.
   *
   * @param obr empty for observations outside of any order, and for orders of another kind
   * @param detail what is ordered when it is no observation: RXO, ODS and the like
   * @param notes NTE below ORC and OBR
   * @param lines the results, or what the orderer knows
   * @param specimens SPM
   * @param participants PRT below ORC and OBR
   * @param timings TQ1
   * @param diagnoses DG1
   * @param prior whether it is an older order, sent along with its results for comparison
   */
  public record OrderGroup(
      Optional<V2Segment> orc,
      Optional<V2Segment> obr,
      Optional<V2Segment> detail,
      List<V2Segment> notes,
      List<Line> lines,
      List<SpecimenGroup> specimens,
      List<V2Segment> participants,
      List<V2Segment> timings,
      List<V2Segment> diagnoses,
      boolean prior) {}

  /**
   * One OBX.
   *
   * @param notes NTE below it
   * @param participants PRT below it
   * @param aboutSpecimen whether it tells of the specimen and is no result of the order
   */
  public record Line(
      V2Segment obx, List<V2Segment> notes, List<V2Segment> participants, boolean aboutSpecimen) {

    /** A line below which nobody takes part. */
    public Line(V2Segment obx, List<V2Segment> notes, boolean aboutSpecimen) {
      this(obx, notes, List.of(), aboutSpecimen);
    }
  }

  /**
   * One SPM.
   *
   * @param containers SAC
   */
  public record SpecimenGroup(V2Segment spm, List<V2Segment> containers) {}

  private Grouping() {}

  public static List<PatientGroup> of(V2Message message) {
    return new GroupReader(message).read();
  }
}
