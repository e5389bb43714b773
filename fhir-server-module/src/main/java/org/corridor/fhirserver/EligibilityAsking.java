package org.corridor.fhirserver;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.corridor.eligibility.Eligibility;
import org.corridor.eligibility.EligibilityDoor;
import org.corridor.shared.Trace;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/**
 * Asks the payer when a CoverageEligibilityRequest was created and committed, by itself or in a
 * bundle, before that is answered: whoever then searches for the response by its request finds it.
 * The requests of a bundle are asked at the same time. A request whose payer cannot be asked is
 * only stored, and trouble with a payer does not undo it.
 */
@Interceptor
public final class EligibilityAsking {

  private static final Logger LOG = System.getLogger(EligibilityAsking.class.getName());
  private static final String TYPE = "CoverageEligibilityRequest";

  /** Asks for what was created. */
  @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
  public void created(RequestDetails details, IBaseResource answer) {
    List<String> created =
        switch (details.getRestOperationType()) {
          case CREATE -> created(details.getResourceName(), answer, details.getResource());
          case TRANSACTION, BATCH -> answer instanceof Bundle b ? created(b) : List.of();
          default -> List.of();
        };
    if (!created.isEmpty()) {
      EligibilityDoor.now().ifPresent(eligibility -> ask(eligibility, created));
    }
  }

  private static List<String> created(
      @Nullable String type, IBaseResource answer, @Nullable IBaseResource sent) {
    IBaseResource resource = answer instanceof CoverageEligibilityRequest ? answer : sent;
    return TYPE.equals(type) && resource != null && resource.getIdElement().hasIdPart()
        ? List.of(TYPE + "/" + resource.getIdElement().getIdPart())
        : List.of();
  }

  private static List<String> created(Bundle answer) {
    return answer.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResponse)
        .filter(response -> response.hasStatus() && response.getStatus().startsWith("201"))
        .map(response -> new IdType(response.getLocation()))
        .filter(id -> TYPE.equals(id.getResourceType()))
        .map(id -> TYPE + "/" + id.getIdPart())
        .distinct()
        .toList();
  }

  private static void ask(Eligibility eligibility, List<String> created) {
    try {
      eligibility.ask(created);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a request for eligibility was stored, not asked: " + Trace.of(e));
    }
  }
}
