package org.corridor.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Makes health answers where no server does. */
final class HealthAnswers extends HealthCheckResponseBuilder {

  private final Map<String, Object> data = new LinkedHashMap<>();
  private String name = "";
  private Status status = Status.DOWN;

  static void make() {
    HealthCheckResponse.setResponseProvider(HealthAnswers::new);
  }

  static Map<String, Object> data(HealthCheckResponse answer) {
    return answer.getData().orElse(Map.of());
  }

  @Override
  public HealthCheckResponseBuilder name(String value) {
    name = value;
    return this;
  }

  @Override
  public HealthCheckResponseBuilder withData(String key, String value) {
    data.put(key, value);
    return this;
  }

  @Override
  public HealthCheckResponseBuilder withData(String key, long value) {
    data.put(key, value);
    return this;
  }

  @Override
  public HealthCheckResponseBuilder withData(String key, boolean value) {
    data.put(key, value);
    return this;
  }

  @Override
  public HealthCheckResponseBuilder up() {
    return status(true);
  }

  @Override
  public HealthCheckResponseBuilder down() {
    return status(false);
  }

  @Override
  public HealthCheckResponseBuilder status(boolean up) {
    status = up ? Status.UP : Status.DOWN;
    return this;
  }

  @Override
  public HealthCheckResponse build() {
    return new HealthCheckResponse(name, status, Optional.of(data));
  }
}
