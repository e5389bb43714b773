package org.corridor.operations.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class HealthReportTest {

  private static HealthCheck check(String name, Status status) {
    return () ->
        new HealthCheckResponse(name, status, Optional.of(Map.of("waiting", 3L, "open", true)));
  }

  @Test
  void everybodyIsToldUpOrDownAndNoMore() {
    HealthReport report = HealthReport.of(List.of(check("repository", Status.UP)));
    assertThat(report.httpStatus()).isEqualTo(200);
    assertThat(report.bare()).isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
  }

  @Test
  void usersSeeEveryCheckWithItsData() {
    HealthReport report =
        HealthReport.of(List.of(check("repository", Status.UP), check("broker", Status.DOWN)));
    assertThat(report.whole())
        .startsWith("{\"status\":\"DOWN\"")
        .contains("{\"name\":\"repository\",\"status\":\"UP\"", "\"waiting\":3", "\"open\":true");
    assertThat(report.httpStatus()).isEqualTo(503);
  }

  @Test
  void aCheckThatFailsIsDown() {
    HealthReport report =
        HealthReport.of(
            List.of(
                () -> {
                  throw new IllegalStateException("database password wrong");
                }));
    assertThat(report.httpStatus()).isEqualTo(503);
    assertThat(report.whole()).contains("IllegalStateException").doesNotContain("password");
  }

  @Test
  void withoutChecksTheHubIsUp() {
    assertThat(HealthReport.of(List.of()).httpStatus()).isEqualTo(200);
  }
}
