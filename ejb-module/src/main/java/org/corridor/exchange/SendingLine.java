package org.corridor.exchange;

import java.io.IOException;

/** Sends interchanges to one partner, one after the other. */
interface SendingLine extends AutoCloseable {

  /**
   * Sends one.
   *
   * @throws IOException when it is not there, or will have the same name when it is sent again
   */
  Delivery send(StoredInterchange one) throws IOException;

  /** Whether this one must not come twice: then nobody sends it again who does not know. */
  boolean onlyOnce(StoredInterchange one);

  @Override
  void close();
}
