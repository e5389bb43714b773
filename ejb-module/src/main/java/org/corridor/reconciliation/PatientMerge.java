package org.corridor.reconciliation;

import org.hl7.fhir.r4.model.Patient;

/**
 * Two patient records are one person (HL7 v2 chapter 3, A40 and its forerunners).
 *
 * @param survivor the reference that stays, {@code Patient/…}; the message drafts that patient
 * @param prior the record that goes, with its id, its identifiers and no more than the message says
 */
public record PatientMerge(String survivor, Patient prior) {

  String priorReference() {
    return "Patient/" + prior.getIdPart();
  }
}
