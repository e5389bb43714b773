package org.corridor.delivery;

/**
 * Brings payloads to one destination over one connection, one at a time; the engine has as many
 * couriers as the destination has connections. A courier that lost its connection makes a new one
 * for the next payload, so that a late answer is never taken for another's.
 */
public interface Courier extends AutoCloseable {

  /** Brings one payload, and waits for the receiver's answer as long as the destination allows. */
  Attempt bring(Payload payload) throws InterruptedException;

  @Override
  void close();
}
