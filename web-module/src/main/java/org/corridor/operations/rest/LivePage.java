package org.corridor.operations.rest;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;

/** Whether the hub has to be restarted. */
@WebServlet("/health/live")
public class LivePage extends HealthPage {

  private static final long serialVersionUID = 1L;

  @Inject @Any @Liveness transient Instance<HealthCheck> checks;

  @Override
  HealthReport report() {
    return HealthReport.of(checks);
  }
}
