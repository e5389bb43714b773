package org.corridor.core;

/** Whether an answer is waited for. */
public enum ProcessingMode {
  REAL_TIME("RealTime"),
  BATCH("Batch");

  private final String word;

  ProcessingMode(String word) {
    this.word = word;
  }

  /** As envelopes say it. */
  public String word() {
    return word;
  }
}
