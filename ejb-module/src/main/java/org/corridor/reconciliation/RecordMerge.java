package org.corridor.reconciliation;

import org.hl7.fhir.r4.model.Resource;

/**
 * Two records are one: two patients, two accounts or two visits (HL7 v2 chapter 3, A40 and its
 * kin).
 *
 * @param survivor the reference that stays, {@code Patient/…}; the message drafts that record
 * @param prior the record that goes, with its id, its identifiers and no more than the message says
 * @param renumbered whether nothing changed but a number: where nobody knows a record by the new
 *     one, the record stays the one it was
 */
public record RecordMerge(String survivor, Resource prior, boolean renumbered) {

  String priorReference() {
    return prior.fhirType() + '/' + prior.getIdPart();
  }

  /** Only patients are merged into somebody who was unknown until then. */
  boolean mayRenumber() {
    return renumbered || !prior.fhirType().equals("Patient");
  }
}
