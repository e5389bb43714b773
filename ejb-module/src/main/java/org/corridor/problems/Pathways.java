package org.corridor.problems;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.corridor.chart.Concepts;
import org.corridor.datatypes.TypeMap;
import org.corridor.datatypes.TypeMaps;
import org.corridor.hl7v2.V2Segment;
import org.corridor.ordering.PatientResults;
import org.corridor.reconciliation.Memory;
import org.corridor.reconciliation.Rule;
import org.corridor.reconciliation.Weight;
import org.corridor.shared.Finding;
import org.corridor.translation.Identity;
import org.corridor.translation.SegmentTable;
import org.corridor.translation.Spot;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** PTH: the pathway along which a problem is treated. */
final class Pathways {

  private static final SegmentTable PTH =
      SegmentTable.load(
          Pathways.class,
          "PTH-CarePlan.csv",
          new CarePlan(),
          Map.of("pathwayStatus", Pathways::status, "pathwayEnd", Pathways::end));

  private static final TypeMap TIME = TypeMaps.named("DTM[dateTime]");
  private static final Set<String> OVER = Set.of("completed", "revoked");

  private Pathways() {}

  static void draft(Part part, Reference condition, List<Reference> goals, PatientResults of) {
    V2Segment pth = part.head();
    CarePlan plan = new CarePlan();
    Set<String> cleared = PTH.fill(plan, pth, of.passage());
    if (!plan.hasCategory()) {
      of.passage()
          .note(
              Finding.warning(
                  pth.location() + "-2",
                  "101",
                  "The pathway has neither code nor text; the segment was left out."));
      return;
    }
    plan.setId(
        plan.hasIdentifier()
            ? Identity.of("CarePlan", plan.getIdentifierFirstRep())
            : Concepts.id("CarePlan", condition, plan.getCategoryFirstRep()));
    plan.setSubject(of.patient());
    of.encounter().ifPresent(plan::setEncounter);
    if (!part.isUnlinked()) {
      plan.addAddresses(condition.copy());
      goals.forEach(goal -> plan.addGoal(goal.copy()));
    }
    Remarks.of(part, of.passage()).forEach(plan::addNote);
    of.passage().draft(plan, Weight.ASSERT, cleared, life(part, plan.copy(), condition, of));
  }

  private static Rule life(Part part, CarePlan said, Reference condition, PatientResults of) {
    return (before, after) -> {
      CarePlan plan = (CarePlan) after;
      boolean newest =
          before == null
              || Memory.eventTime(before).filter(of.passage().time()::isBefore).isEmpty();
      if (newest && !part.isDeleted() && isInError(plan) && !isInError(said)) {
        plan.setStatus(null);
      }
      if (newest && part.isUnlinked()) {
        plan.getAddresses().removeIf(known -> known.equalsDeep(condition));
      }
      if (!plan.hasStatus()) {
        plan.setStatus(CarePlanStatus.ACTIVE);
      }
    };
  }

  private static boolean isInError(CarePlan plan) {
    return plan.getStatus() == CarePlanStatus.ENTEREDINERROR;
  }

  private static @Nullable Base status(Spot spot) {
    return States.ALL.orNote("pathway", spot).map(CodeType::new).orElse(null);
  }

  private static @Nullable Base end(Spot spot) {
    return States.ALL
            .of("pathway", spot.segment().field(5).first())
            .filter(OVER::contains)
            .isPresent()
        ? TIME.map(spot.repetition(), spot.passage().context())
        : null;
  }
}
