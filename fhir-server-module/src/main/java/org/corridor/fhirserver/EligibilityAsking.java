package org.corridor.fhirserver;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.corridor.eligibility.Eligibility;
import org.corridor.eligibility.EligibilityDoor;
import org.corridor.shared.Trace;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;

/**
 * Asks the payer when a CoverageEligibilityRequest was created and committed, before the creation
 * is answered: whoever then searches for the response by its request finds it. A request whose
 * payer cannot be asked is only stored, and trouble with a payer does not undo it.
 */
@Interceptor
public final class EligibilityAsking {

  private static final Logger LOG = System.getLogger(EligibilityAsking.class.getName());

  /** Asks for a request that was created. */
  @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
  public void created(RequestDetails details, IBaseResource answer) {
    if (details.getRestOperationType() != RestOperationTypeEnum.CREATE
        || !"CoverageEligibilityRequest".equals(details.getResourceName())) {
      return;
    }
    Optional<Eligibility> eligibility = EligibilityDoor.now();
    IBaseResource created =
        answer instanceof CoverageEligibilityRequest ? answer : details.getResource();
    if (eligibility.isPresent() && created != null && created.getIdElement().hasIdPart()) {
      String id = created.getIdElement().getIdPart();
      ask(eligibility.get(), "CoverageEligibilityRequest/" + id);
    }
  }

  private static void ask(Eligibility eligibility, String reference) {
    try {
      if (eligibility.reaches(reference)) {
        eligibility.ask(reference);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a request for eligibility was stored, not asked: " + Trace.of(e));
    }
  }
}
