package org.corridor.exchange;

import org.corridor.core.CoreOutcome;

/** Calls partners. */
@FunctionalInterface
public interface Calling {

  /**
   * Calls once, and waits for the answer.
   *
   * @param payloadType as CORE names it, such as {@code X12_270_Request_005010X279A1}
   */
  CoreOutcome call(Partner partner, String payloadType, byte[] interchange)
      throws InterruptedException;
}
