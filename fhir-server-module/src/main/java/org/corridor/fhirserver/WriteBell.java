package org.corridor.fhirserver;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Set;
import org.corridor.repository.ChangeBell;

/** Rings when a request may have written something, once that is committed. */
@Interceptor
public final class WriteBell {

  private static final Set<RequestTypeEnum> READING =
      Set.of(RequestTypeEnum.GET, RequestTypeEnum.HEAD, RequestTypeEnum.OPTIONS);

  @Hook(Pointcut.SERVER_PROCESSING_COMPLETED_NORMALLY)
  public void written(RequestDetails request) {
    if (!READING.contains(request.getRequestType())) {
      ChangeBell.ring();
    }
  }
}
