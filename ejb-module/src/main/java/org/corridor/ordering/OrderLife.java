package org.corridor.ordering;

import org.corridor.reconciliation.Rule;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.jspecify.annotations.Nullable;

/**
 * What results do to the order they answer: it is done when they are final. Everything else about
 * an order is the placer's to say.
 *
 * @param said the status that the results suggest
 */
public record OrderLife(ServiceRequestStatus said) implements Rule {

  @Override
  public void settle(@Nullable Resource before, Resource after) {
    if (after instanceof ServiceRequest order
        && order.getStatus() == ServiceRequestStatus.ACTIVE
        && said != ServiceRequestStatus.ACTIVE) {
      order.setStatus(said);
    }
  }
}
