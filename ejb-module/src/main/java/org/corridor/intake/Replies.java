package org.corridor.intake;

/** The way back to a sender. */
@FunctionalInterface
interface Replies {

  /** Sends {@code content} as a frame of its own; a connection that is gone takes nothing. */
  void reply(byte[] content);
}
