package org.corridor.operations;

/**
 * What became of the messages since the start. Latencies are milliseconds over the last minutes.
 */
public interface ProcessingMBean {
  long getProcessed();

  long getFiltered();

  long getRejected();

  /** Attempts that failed and were repeated. */
  long getFailed();

  long getDead();

  /** From the last byte read to the commit in the repository. */
  double getEndToEndP50();

  double getEndToEndP95();

  double getEndToEndP99();
}
