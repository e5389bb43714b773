package org.corridor.eligibility;

import org.corridor.exchange.RealTime;

/** What came of asking. */
sealed interface Outcome {

  /**
   * An interchange came back.
   *
   * @param received what is in it
   */
  record Came(RealTime.Said.Came said, Received received) implements Outcome {}

  /** It is on its way; the answer comes by itself. */
  record Sent() implements Outcome {}

  /**
   * Nothing came in time, or nobody could be reached.
   *
   * @param why without anybody's data
   */
  record Silent(String why) implements Outcome {}
}
