package org.corridor.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.corridor.journal.JournalStore;
import org.corridor.journal.JournalWriter;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the journal's database answers. */
@Readiness
@ApplicationScoped
public class JournalReadiness implements HealthCheck {

  @Inject JournalStore journal;
  @Inject JournalWriter writer;

  private final Probe probe = new Probe(() -> journal.answers(), Clock.systemUTC());

  @Override
  public HealthCheckResponse call() {
    Probe.Outcome outcome = probe.outcome();
    return HealthCheckResponse.named("journal")
        .status(outcome.good())
        .withData("backlog", (long) writer.backlog())
        .withData("milliseconds", outcome.took().toMillis())
        .build();
  }
}
