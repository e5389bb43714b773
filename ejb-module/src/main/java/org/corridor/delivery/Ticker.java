package org.corridor.delivery;

import java.time.Instant;

/** Runs things later; one for the whole engine, so that waiting costs no threads. */
interface Ticker {

  /** Runs the task at that moment or soon after. */
  void at(Instant moment, Runnable task);
}
