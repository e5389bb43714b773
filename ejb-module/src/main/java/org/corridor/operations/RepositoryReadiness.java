package org.corridor.operations;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.corridor.repository.FhirRepository;
import org.corridor.repository.RepositoryDoor;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the FHIR repository is up and its database answers. */
@Readiness
@ApplicationScoped
public class RepositoryReadiness implements HealthCheck {

  private final Probe probe =
      new Probe(
          () -> RepositoryDoor.now().map(FhirRepository::answers).orElse(false), Clock.systemUTC());

  @Override
  public HealthCheckResponse call() {
    Probe.Outcome outcome = probe.outcome();
    return HealthCheckResponse.named("repository")
        .status(outcome.good())
        .withData("open", RepositoryDoor.now().isPresent())
        .withData("milliseconds", outcome.took().toMillis())
        .build();
  }
}
