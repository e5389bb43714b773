package org.corridor.eligibility;

import org.hl7.fhir.r4.model.CoverageEligibilityRequest;

/**
 * A question with its request, before it is known what comes of it.
 *
 * @param reference of the request
 * @param appointment for which it is asked, or empty
 */
record Draft(
    CoverageEligibilityRequest request, String reference, String appointment, Inquiry inquiry) {

  /** The payer's number. */
  String payer() {
    return inquiry.payer().number();
  }
}
