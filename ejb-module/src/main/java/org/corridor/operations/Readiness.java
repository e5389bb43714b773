package org.corridor.operations;

import jakarta.enterprise.context.ApplicationScoped;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryDoor;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether the FHIR repository is up and its database answers. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    boolean answers = RepositoryDoor.now().map(FhirRepository::answers).orElse(false);
    return HealthCheckResponse.named("repository").status(answers).build();
  }
}
