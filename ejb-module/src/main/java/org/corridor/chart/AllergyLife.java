package org.corridor.chart;

import java.time.Instant;
import org.corridor.reconciliation.Memory;
import org.corridor.reconciliation.Rule;
import org.corridor.repository.Names;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The life of an allergy: one that was stated in error counts again when it is stated anew, and has
 * no clinical status until then.
 *
 * @param time when the event happened
 * @param error whether the message says that it was an error
 */
record AllergyLife(Instant time, boolean error) implements Rule {

  private static final String ENTERED_IN_ERROR = "entered-in-error";
  private static final String STATUSES =
      "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";
  private static final String REPLACED = Names.EXTENSION + "replaced-by";

  static boolean isError(AllergyIntolerance allergy) {
    CodeableConcept status = allergy.getVerificationStatus();
    return status.hasCoding() && ENTERED_IN_ERROR.equals(status.getCoding().get(0).getCode());
  }

  @Override
  public void settle(@Nullable Resource before, Resource after) {
    AllergyIntolerance allergy = (AllergyIntolerance) after;
    if (!error && isError(allergy) && Memory.eventTime(after).filter(time::equals).isPresent()) {
      allergy.setVerificationStatus(null);
      allergy.getExtension().removeIf(one -> REPLACED.equals(one.getUrl()));
    }
    if (isError(allergy)) {
      allergy.setClinicalStatus(null);
    }
  }

  /** An allergy that was given another code was stated in error by the one it had. */
  @Override
  public void unite(Resource other, Resource survivor, boolean newer) {
    if (other instanceof AllergyIntolerance known
        && survivor instanceof AllergyIntolerance allergy) {
      known.setVerificationStatus(
          new CodeableConcept(new Coding(STATUSES, ENTERED_IN_ERROR, "Entered in Error")));
      known.setClinicalStatus(null);
      known.getIdentifier().forEach(number -> number.setUse(IdentifierUse.OLD));
      Memory.eventTime(known, time);
      if (isError(allergy)) {
        allergy.setVerificationStatus(null);
      }
    }
  }
}
