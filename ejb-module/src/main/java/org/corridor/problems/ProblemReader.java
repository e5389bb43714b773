package org.corridor.problems;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.corridor.hl7v2.V2Message;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.Grouping.Line;
import org.corridor.ordering.Grouping.OrderGroup;
import org.jspecify.annotations.Nullable;

/** Cuts a message into problems by the order of its segments. */
final class ProblemReader {

  private final List<Problem> problems = new ArrayList<>(1);
  private @Nullable Problem problem;
  private @Nullable Part part;
  private @Nullable OrderGroup order;
  private @Nullable Line line;

  private ProblemReader() {}

  static List<Problem> read(V2Message message) {
    ProblemReader reader = new ProblemReader();
    message.segments().forEach(reader::take);
    return reader.problems;
  }

  private void take(V2Segment segment) {
    if (segment.name().equals("PRB")) {
      Problem next = Problem.of(segment);
      problems.add(next);
      problem = next;
      begin(next.part());
    } else if (problem != null && part != null) {
      take(segment, problem, part);
    }
  }

  private void take(V2Segment segment, Problem within, Part below) {
    switch (segment.name()) {
      case "GOL" -> within.goals().add(begin(Part.of(segment)));
      case "PTH" -> within.pathways().add(begin(Part.of(segment)));
      case "ROL" -> below.roles().add(segment);
      case "VAR" -> below.variances().add(segment);
      case "ORC" -> open(within, Optional.of(segment), Optional.empty());
      case "OBR" -> requested(within, segment);
      case "OBX" -> observed(segment, below);
      case "NTE" -> notes(below).add(segment);
      default -> {
        // Other segments say nothing about a problem.
      }
    }
  }

  private Part begin(Part next) {
    part = next;
    order = null;
    line = null;
    return next;
  }

  private void open(Problem within, Optional<V2Segment> orc, Optional<V2Segment> obr) {
    OrderGroup next =
        new OrderGroup(
            orc,
            obr,
            Optional.empty(),
            new ArrayList<>(0),
            new ArrayList<>(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            false);
    within.orders().add(next);
    order = next;
    line = null;
  }

  /** OBR completes the ORC right before it. */
  private void requested(Problem within, V2Segment obr) {
    Optional<V2Segment> orc =
        order != null && order.obr().isEmpty() && order.lines().isEmpty()
            ? order.orc()
            : Optional.empty();
    if (orc.isPresent()) {
      within.orders().remove(within.orders().size() - 1);
    }
    open(within, orc, Optional.of(obr));
  }

  private void observed(V2Segment obx, Part below) {
    Line next = new Line(obx, new ArrayList<>(0), List.of(), false);
    (order == null ? below.lines() : order.lines()).add(next);
    line = next;
  }

  private List<V2Segment> notes(Part below) {
    if (line != null) {
      return line.notes();
    }
    return order == null ? below.notes() : order.notes();
  }
}
