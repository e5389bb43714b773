package org.corridor.operations;

/** What somebody should look at. */
public interface AlertsMBean {
  /** How many alerts are open. */
  long getOpen();

  /** The open alerts, the newest first: when, what, where, and in words. */
  String[] getOpenAlerts();
}
