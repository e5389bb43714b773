package org.corridor.immunization;

import java.time.Instant;
import org.corridor.observation.Statement;
import org.corridor.reconciliation.Rule;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What the newest word about a vaccination takes away: one that was given after all has no reason
 * for a refusal any more.
 *
 * @param said what the message says
 * @param time when it was said
 */
record VaccinationLife(Immunization said, Instant time) implements Rule {

  @Override
  public void settle(@Nullable Resource before, Resource after) {
    if (before != null
        && after instanceof Immunization vaccination
        && said.getStatus() == ImmunizationStatus.COMPLETED
        && !said.hasStatusReason()
        && Statement.isNewer(time, before)) {
      vaccination.setStatusReason(null);
    }
  }
}
