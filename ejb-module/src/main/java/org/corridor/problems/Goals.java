package org.corridor.problems;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.corridor.chart.Concepts;
import org.corridor.hl7v2.V2Segment;
import org.corridor.notes.Notes;
import org.corridor.observation.Observations;
import org.corridor.observation.ReportContext;
import org.corridor.ordering.Grouping.Line;
import org.corridor.ordering.PatientResults;
import org.corridor.reconciliation.Memory;
import org.corridor.reconciliation.Rule;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.translation.Identity;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** GOL: what is to be reached. */
final class Goals {

  private static final SegmentTable GOL =
      SegmentTable.load(
          Goals.class,
          "GOL-Goal.csv",
          new Goal(),
          Map.of("comment", Notes::fromField, "lifeCycle", Goals::lifeCycle));

  private Goals() {}

  /** Drafts a goal; empty when the segment names none. */
  static Optional<Reference> draft(Part part, Reference condition, PatientResults of) {
    V2Segment gol = part.head();
    Goal goal = new Goal();
    Set<String> cleared = GOL.fill(goal, gol, of.passage());
    if (!goal.hasDescription()) {
      of.passage()
          .note(
              Finding.warning(
                  gol.location() + "-3",
                  "101",
                  "The goal has neither code nor text; the segment was left out."));
      return Optional.empty();
    }
    goal.setId(
        goal.hasIdentifier()
            ? Identity.of("Goal", goal.getIdentifierFirstRep())
            : Concepts.id("Goal", condition, goal.getDescription()));
    goal.setSubject(of.patient());
    if (!part.isUnlinked()) {
      goal.addAddresses(condition.copy());
    }
    Remarks.of(part, of.passage()).forEach(goal::addNote);
    for (Line line : part.lines()) {
      Observations.draft(line, "goal|" + goal.getId(), ReportContext.none(), of)
          .map(Observations::reference)
          .ifPresent(goal::addOutcomeReference);
    }
    return Optional.of(
        of.passage().draft(goal, Weight.ASSERT, cleared, life(part, goal.copy(), condition, of)));
  }

  private static Rule life(Part part, Goal said, Reference condition, PatientResults of) {
    return (before, after) -> {
      Goal goal = (Goal) after;
      boolean newest =
          before == null
              || Memory.eventTime(before).filter(of.passage().time()::isBefore).isEmpty();
      if (newest && !part.isDeleted() && isInError(goal) && !isInError(said)) {
        goal.setLifecycleStatus(null);
      }
      if (newest && part.isUnlinked()) {
        goal.getAddresses().removeIf(known -> known.equalsDeep(condition));
      }
      if (!goal.hasLifecycleStatus()) {
        goal.setLifecycleStatus(GoalLifecycleStatus.ACTIVE);
      }
    };
  }

  private static boolean isInError(Goal goal) {
    return goal.getLifecycleStatus() == GoalLifecycleStatus.ENTEREDINERROR;
  }

  private static @Nullable Base lifeCycle(Spot spot) {
    return States.ALL.orNote("goal", spot).map(CodeType::new).orElse(null);
  }
}
