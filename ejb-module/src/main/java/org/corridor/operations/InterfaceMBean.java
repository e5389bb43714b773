package org.corridor.operations;

/** One configured connection. Latencies are milliseconds over the last minutes. */
public interface InterfaceMBean {
  long getReceived();

  long getRejected();

  long getResends();

  /** From the last byte of a message read to its acknowledgement written. */
  double getAcknowledgementP50();

  double getAcknowledgementP95();

  double getAcknowledgementP99();

  boolean isPaused();

  /** Stops reading; senders keep their connections and wait. */
  void pause();

  void resume();
}
