package org.corridor.loops;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.corridor.ordering.Grouping.OrderGroup;

/** How far the results of an order are: OBR-25 (HL7 table 0123), else OBX-11 (table 0085). */
final class ReportStatus {

  private static final Set<LoopEvent> ENDS =
      EnumSet.of(LoopEvent.FINAL, LoopEvent.CORRECTED, LoopEvent.WITHDRAWN, LoopEvent.CANCELLED);
  private static final Set<String> SETTLED = Set.of("F", "C", "X", "D", "N", "O", "U", "W");

  private ReportStatus() {}

  /** What one report says; empty when it says that nobody knows of the order. */
  static Optional<LoopEvent> of(OrderGroup group) {
    if (OrderControls.isTakenBack(group.orc())) {
      return Optional.of(LoopEvent.CANCELLED);
    }
    List<String> lines =
        group.lines().stream()
            .filter(line -> !line.aboutSpecimen())
            .map(line -> line.obx().value("11"))
            .toList();
    LoopEvent end = lines.contains("C") ? LoopEvent.CORRECTED : LoopEvent.FINAL;
    return switch (group.obr().map(obr -> obr.value("25")).orElse("")) {
      case "F" -> Optional.of(end);
      case "C" -> Optional.of(LoopEvent.CORRECTED);
      case "A", "P", "R", "M" -> Optional.of(LoopEvent.PARTIAL);
      case "I", "S", "O", "N" -> Optional.of(LoopEvent.ACCEPTED);
      case "X" -> Optional.of(LoopEvent.WITHDRAWN);
      case "Y", "Z" -> Optional.empty();
      default -> Optional.of(byLines(lines, end));
    };
  }

  private static LoopEvent byLines(List<String> lines, LoopEvent end) {
    if (lines.isEmpty()) {
      return LoopEvent.ACCEPTED;
    }
    return SETTLED.containsAll(lines) ? end : LoopEvent.PARTIAL;
  }

  /** What all reports of one order in a message come to. */
  static LoopEvent together(Collection<LoopEvent> reports) {
    if (ENDS.containsAll(reports)) {
      return List.of(LoopEvent.CORRECTED, LoopEvent.FINAL, LoopEvent.WITHDRAWN).stream()
          .filter(reports::contains)
          .findFirst()
          .orElse(LoopEvent.CANCELLED);
    }
    boolean some =
        reports.contains(LoopEvent.FINAL)
            || reports.contains(LoopEvent.CORRECTED)
            || reports.contains(LoopEvent.PARTIAL);
    return some ? LoopEvent.PARTIAL : LoopEvent.ACCEPTED;
  }
}
