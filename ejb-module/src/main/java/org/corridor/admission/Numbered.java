package org.corridor.admission;

import java.util.List;
import java.util.Set;
import org.corridor.reconciliation.Renumbering;
import org.corridor.reconciliation.Weight;
import org.corridor.translation.Passage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/**
 * A record with its numbers as they are and as they were.
 *
 * @param record the record that stays, with nothing but its id
 * @param current its numbers
 * @param prior the record that the former numbers name
 * @param former the former numbers
 * @param field the field of MRG that names the prior record
 */
record Numbered(
    Resource record, List<Identifier> current, Resource prior, List<Identifier> former, int field) {

  String survivor() {
    return reference(record);
  }

  boolean isSame() {
    return survivor().equals(reference(prior));
  }

  private static String reference(Resource resource) {
    return resource.fhirType() + '/' + resource.getIdPart();
  }

  /** Patients keep their records when they are merged; other records may only change numbers. */
  boolean isRenumbered(Union.Action action) {
    return action == Union.Action.CHANGE || !record.fhirType().equals("Patient");
  }

  void renumber(Passage passage) {
    Renumbering rule = new Renumbering(current, former, passage.time());
    passage.draft(record, Weight.MENTION, Set.of(), rule);
  }
}
