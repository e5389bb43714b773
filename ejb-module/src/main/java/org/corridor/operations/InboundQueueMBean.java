package org.corridor.operations;

/** What waits at the broker. */
public interface InboundQueueMBean {

  /** Messages that were acknowledged and are not settled; -1 when the broker does not say. */
  long getDepth();

  /** The age in seconds of the oldest message that is not settled; 0 when there is none. */
  long getOldestAge();
}
