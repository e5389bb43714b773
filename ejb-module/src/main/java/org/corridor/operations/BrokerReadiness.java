package org.corridor.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.corridor.intake.BrokerDisk;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Whether the broker is up, has room, and somebody takes messages from the inbound queue. */
@Readiness
@ApplicationScoped
public class BrokerReadiness implements HealthCheck {

  @Inject BrokerDisk disk;

  private final BrokerQueue queue = BrokerQueue.from(ConfigProvider.getConfig());

  @Override
  public HealthCheckResponse call() {
    return of(queue, disk);
  }

  static HealthCheckResponse of(BrokerQueue queue, BrokerDisk disk) {
    long consumers = queue.consumers();
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("broker")
            .status(consumers > 0 && disk.hasRoom())
            .withData("consumers", consumers)
            .withData("waiting", queue.messages());
    disk.free().ifPresent(free -> answer.withData("free", free));
    return answer.build();
  }
}
