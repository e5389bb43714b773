package org.corridor.pickup;

import java.time.Duration;
import java.util.Optional;

/** A way in that the hub goes itself. */
interface Way {

  /** Whether it works now. */
  boolean isOpen();

  /** Why it does not work, or not wholly; empty when it does. */
  Optional<String> trouble();

  void pause();

  void resume();

  boolean isPaused();

  /**
   * Ends it.
   *
   * @param patience for what is in hand
   */
  void close(Duration patience) throws InterruptedException;
}
