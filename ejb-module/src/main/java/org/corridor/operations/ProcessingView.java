package org.corridor.operations;

/** {@link ProcessingMBean} on the meters. */
record ProcessingView(Meters meters) implements ProcessingMBean {

  private static final String MESSAGES = "corridor.messages";
  private static final String END_TO_END = "corridor.end.to.end";

  @Override
  public long getProcessed() {
    return meters.count(MESSAGES, "state", "processed");
  }

  @Override
  public long getFiltered() {
    return meters.count(MESSAGES, "state", "filtered");
  }

  @Override
  public long getRejected() {
    return meters.count(MESSAGES, "state", "rejected");
  }

  @Override
  public long getFailed() {
    return meters.count(MESSAGES, "state", "failed");
  }

  @Override
  public long getDead() {
    return meters.count(MESSAGES, "state", "dead");
  }

  @Override
  public double getEndToEndP50() {
    return meters.percentileMillis(END_TO_END, 0.5);
  }

  @Override
  public double getEndToEndP95() {
    return meters.percentileMillis(END_TO_END, 0.95);
  }

  @Override
  public double getEndToEndP99() {
    return meters.percentileMillis(END_TO_END, 0.99);
  }
}
