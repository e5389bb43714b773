package org.corridor.eligibility;

import java.io.IOException;
import java.time.Duration;

/**
 * A way to one payer: it sends a 270 and brings back what comes. Any number of threads may use it;
 * {@link Eligibility} has no more than {@link #concurrency} conversations at a time.
 */
public interface PayerLine {

  /** Who sends to whom, under new control numbers that are never used again. */
  Envelope envelope();

  /** How many conversations the payer allows at a time. */
  int concurrency();

  /**
   * Sends an interchange and waits for what comes back in the same conversation.
   *
   * @param interchange of 270s, for one payer
   * @param patience how long the caller waits; what comes later is lost unless the line gives it to
   *     {@link Eligibility#take}
   * @return the interchange with the 271s, or with a TA1 or 999; empty when the answer comes by
   *     another way
   * @throws IOException when the payer cannot be reached or does not answer in time
   */
  byte[] converse(byte[] interchange, Duration patience) throws IOException, InterruptedException;
}
