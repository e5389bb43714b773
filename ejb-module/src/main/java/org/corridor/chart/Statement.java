package org.corridor.chart;

import java.util.Set;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** States a resource as heavily as the sender's word about it counts. */
final class Statement {

  private Statement() {}

  /** {@code keeper} remembers repetitions of facts; what is only mentioned needs no memory. */
  static Reference of(
      Passage passage, Resource resource, Weight weight, Set<String> cleared, Reference keeper) {
    return weight == Weight.ASSERT
        ? passage.draftFact(resource, cleared, keeper)
        : passage.draft(resource, weight, cleared);
  }
}
