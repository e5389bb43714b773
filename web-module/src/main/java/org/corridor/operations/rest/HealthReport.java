package org.corridor.operations.rest;

import static org.corridor.shared.Jsonp.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.corridor.shared.Trace;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * What the health checks said (MicroProfile Health 4.0, section “Protocol and wireformat”).
 *
 * @param checks their answers; a check that failed is one that is down
 */
record HealthReport(List<HealthCheckResponse> checks) {

  private static final System.Logger LOG = System.getLogger(HealthReport.class.getName());

  static HealthReport of(Iterable<? extends HealthCheck> asked) {
    List<HealthCheckResponse> answers = new ArrayList<>();
    for (HealthCheck check : asked) {
      answers.add(answer(check));
    }
    return new HealthReport(answers);
  }

  private static HealthCheckResponse answer(HealthCheck check) {
    try {
      return check.call();
    } catch (RuntimeException failure) {
      LOG.log(System.Logger.Level.WARNING, "health check failed: " + Trace.of(failure));
      return new HealthCheckResponse(
          failure.getClass().getSimpleName(), HealthCheckResponse.Status.DOWN, Optional.empty());
    }
  }

  boolean up() {
    return checks.stream().allMatch(c -> c.getStatus() == HealthCheckResponse.Status.UP);
  }

  int httpStatus() {
    return up() ? 200 : 503;
  }

  /** Up or down, for everybody. */
  String bare() {
    return json(List.of());
  }

  /** Every check, for users. */
  String whole() {
    return json(checks);
  }

  private String json(List<HealthCheckResponse> shown) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    for (HealthCheckResponse check : shown) {
      JsonObjectBuilder one =
          JSON.createObjectBuilder()
              .add("name", check.getName())
              .add("status", check.getStatus().name());
      check.getData().ifPresent(data -> one.add("data", data(data)));
      array.add(one);
    }
    return JSON.createObjectBuilder()
        .add("status", up() ? "UP" : "DOWN")
        .add("checks", array)
        .build()
        .toString();
  }

  private static JsonObjectBuilder data(Map<String, Object> data) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    data.forEach(
        (name, value) -> {
          if (value instanceof Boolean truth) {
            json.add(name, truth);
          } else if (value instanceof Long number) {
            json.add(name, number);
          } else {
            json.add(name, String.valueOf(value));
          }
        });
    return json;
  }
}
