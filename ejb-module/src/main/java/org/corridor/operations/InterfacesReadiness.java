package org.corridor.operations;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import org.corridor.intake.MllpListeners;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether senders can connect to every interface that is enabled. A paused interface is ready: its
 * senders wait because somebody wants them to.
 */
@Readiness
@ApplicationScoped
public class InterfacesReadiness implements HealthCheck {

  @EJB MllpListeners listeners;

  @Override
  public HealthCheckResponse call() {
    return of(listeners.states());
  }

  static HealthCheckResponse of(Map<String, MllpListeners.State> states) {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("interfaces");
    states.forEach((name, state) -> answer.withData(name, state.name().toLowerCase(Locale.ROOT)));
    return answer.status(!states.containsValue(MllpListeners.State.CLOSED)).build();
  }
}
