package org.corridor.intake;

import java.util.concurrent.CountDownLatch;
import org.corridor.journal.Earlier;

/** A message's hold on its key, from before it goes to the broker until it is durable. */
final class Claim {

  private final Earlier message;
  private final CountDownLatch settled;
  private volatile boolean durable;

  /** A claim of {@code message}, which is not durable yet. */
  Claim(Earlier message) {
    this(message, 1);
  }

  private Claim(Earlier message, int open) {
    this.message = message;
    this.settled = new CountDownLatch(open);
    this.durable = open == 0;
  }

  /** The claim of a message that was stored long ago. */
  static Claim stored(Earlier message) {
    return new Claim(message, 0);
  }

  Earlier message() {
    return message;
  }

  boolean isDurable() {
    return durable;
  }

  void settle(boolean stored) {
    durable = stored;
    settled.countDown();
  }

  /** Waits until it is clear whether the message is durable. */
  void await() throws InterruptedException {
    settled.await();
  }
}
