package org.corridor.intake;

import java.util.List;

/**
 * The broker of the server that the hub runs in, reached without its client: a message goes from
 * the thread that received it to the broker's journal and back, past the five threads that would
 * hand it on between client and server.
 */
interface LocalBroker {

  /** Whether it can store such messages; the client stores all others. */
  boolean takes(List<QueuedMessage> messages);

  /**
   * Puts them, in order, on the inbound queue: durable when this returns.
   *
   * @param hurry whether the processors have nothing else to do than to wait for it
   * @throws NotStored when they may not be durable; some of them may be on the queue all the same
   */
  void store(List<QueuedMessage> messages, boolean hurry);
}
