package org.corridor.operations;

/** A system that deliveries are brought to. Latencies are milliseconds over the last minutes. */
public interface DestinationMBean {
  String getAddress();

  long getDelivered();

  /** Attempts after which a delivery is tried again. */
  long getFailed();

  /** Deliveries in its queue, some seconds ago. */
  long getWaiting();

  /** Deliveries that wait for a person. */
  long getSetAside();

  /** The age of the oldest delivery in its queue; 0 when there is none. */
  long getOldestSeconds();

  /** From the message's arrival to the receiver's answer. */
  double getEndToEndP50();

  double getEndToEndP95();

  double getEndToEndP99();

  /** Whether only one delivery now and then probes it, because it failed too often. */
  boolean isDown();

  boolean isPaused();

  /** Brings nothing more there; deliveries wait, also over a restart. */
  void pause();

  void resume();
}
