package org.corridor.operations;

import org.corridor.intake.MllpListeners;

/** {@link InterfaceMBean} on the meters and the listener. */
record InterfaceView(String name, Meters meters, MllpListeners listeners)
    implements InterfaceMBean {

  private static final String ACKNOWLEDGEMENT = "corridor.acknowledgement";

  @Override
  public long getReceived() {
    return count("received");
  }

  @Override
  public long getRejected() {
    return count("rejected");
  }

  @Override
  public long getResends() {
    return count("resent");
  }

  private long count(String state) {
    return meters.count("corridor.messages", "interface", name, "state", state);
  }

  @Override
  public double getAcknowledgementP50() {
    return meters.percentileMillis(ACKNOWLEDGEMENT, 0.5, "interface", name);
  }

  @Override
  public double getAcknowledgementP95() {
    return meters.percentileMillis(ACKNOWLEDGEMENT, 0.95, "interface", name);
  }

  @Override
  public double getAcknowledgementP99() {
    return meters.percentileMillis(ACKNOWLEDGEMENT, 0.99, "interface", name);
  }

  @Override
  public boolean isPaused() {
    return listeners.isPaused(name);
  }

  @Override
  public void pause() {
    listeners.pause(name);
  }

  @Override
  public void resume() {
    listeners.resume(name);
  }
}
