package org.corridor.export;

/** Where a run stands. */
public enum RunState {
  /** Its files are being written, or a hub that stopped was at it and another goes on. */
  RUNNING,
  /** It is tried again. */
  FAILED,
  /** All its files are there. */
  DONE
}
