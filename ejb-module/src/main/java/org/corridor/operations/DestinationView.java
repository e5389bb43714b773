package org.corridor.operations;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.corridor.delivery.DestinationStatus;
import org.corridor.delivery.Dispatch;

/** {@link DestinationMBean} on the meters and the engine. */
record DestinationView(String name, Meters meters, Dispatch dispatch, Clock clock)
    implements DestinationMBean {

  private static final String DELIVERIES = "corridor.deliveries";
  private static final String END_TO_END = "corridor.delivery.end.to.end";
  private static final String BY = "JMX";

  private <T> T status(Function<DestinationStatus, T> part, T none) {
    return dispatch.status(name).map(part).orElse(none);
  }

  private long count(String outcome) {
    return meters.count(DELIVERIES, "destination", name, "outcome", outcome);
  }

  @Override
  public String getAddress() {
    return status(DestinationStatus::address, "");
  }

  @Override
  public long getDelivered() {
    return count("delivered");
  }

  @Override
  public long getFailed() {
    return count("again") + count("unreached");
  }

  @Override
  public long getWaiting() {
    return status(DestinationStatus::waiting, 0L);
  }

  @Override
  public long getSetAside() {
    return status(DestinationStatus::setAside, 0L);
  }

  @Override
  public long getOldestSeconds() {
    return dispatch
        .status(name)
        .flatMap(DestinationStatus::oldest)
        .map(oldest -> Duration.between(oldest, clock.instant()).toSeconds())
        .orElse(0L);
  }

  @Override
  public double getEndToEndP50() {
    return meters.percentileMillis(END_TO_END, 0.5, "destination", name);
  }

  @Override
  public double getEndToEndP95() {
    return meters.percentileMillis(END_TO_END, 0.95, "destination", name);
  }

  @Override
  public double getEndToEndP99() {
    return meters.percentileMillis(END_TO_END, 0.99, "destination", name);
  }

  @Override
  public boolean isDown() {
    return status(DestinationStatus::down, false);
  }

  @Override
  public boolean isPaused() {
    return status(DestinationStatus::paused, false);
  }

  @Override
  public void pause() {
    dispatch.pause(name, true, BY);
  }

  @Override
  public void resume() {
    dispatch.pause(name, false, BY);
  }
}
