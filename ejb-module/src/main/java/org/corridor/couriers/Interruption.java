package org.corridor.couriers;

import org.corridor.delivery.Courier;

/** The end of a wait from outside. */
final class Interruption {

  private Interruption() {}

  /** When the thread was interrupted, nothing more is brought over the courier's connection. */
  static void check(Courier courier) throws InterruptedException {
    if (Thread.interrupted()) {
      courier.close();
      throw new InterruptedException("interrupted while delivering");
    }
  }
}
