package org.corridor.operations.rest;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/** Whether the hub can work: its repository and what it needs. */
@WebServlet("/health/ready")
public class ReadyPage extends HealthPage {

  private static final long serialVersionUID = 1L;

  @Inject @Any @Readiness transient Instance<HealthCheck> checks;

  @Override
  HealthReport report() {
    return HealthReport.of(checks);
  }
}
