package org.corridor.export;

/** What came of asking for a run at once. */
public enum Answer {
  /** It is being done. */
  STARTED,
  /** One is being done already, here or by another hub. */
  RUNNING,
  /** The last one has everything that can be written yet. */
  NOTHING,
  /** There is no such export. */
  UNKNOWN
}
