package org.corridor.intake;

import java.util.List;
import org.corridor.journal.Arrival;

/** Where messages wait, durably, to be processed. */
public interface InboundQueue {

  /**
   * Puts all arrivals, in order, on the queue: durable when this returns.
   *
   * @throws NotStored when they may not be durable; some of them may be on the queue all the same
   */
  void send(List<Arrival> arrivals);
}
