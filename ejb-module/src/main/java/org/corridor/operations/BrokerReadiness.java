package org.corridor.operations;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the broker is up and somebody takes messages from the inbound queue. */
@Readiness
@ApplicationScoped
public class BrokerReadiness implements HealthCheck {

  private final BrokerQueue queue = BrokerQueue.from(ConfigProvider.getConfig());

  @Override
  public HealthCheckResponse call() {
    return of(queue);
  }

  static HealthCheckResponse of(BrokerQueue queue) {
    long consumers = queue.consumers();
    return HealthCheckResponse.named("broker")
        .status(consumers > 0)
        .withData("consumers", consumers)
        .withData("waiting", queue.messages())
        .build();
  }
}
