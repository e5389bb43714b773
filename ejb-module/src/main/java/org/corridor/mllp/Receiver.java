package org.corridor.mllp;

import java.io.IOException;
import java.util.List;

/** Takes the frames of connections and answers them. */
@FunctionalInterface
public interface Receiver {

  /**
   * Takes frames that came together, and answers them in order before it returns.
   *
   * @throws NotTaken when they may come again: the connection is closed without an answer, which
   *     leaves them with the sender
   * @throws IOException when the answers could not be written
   */
  void receive(List<Frame> frames, Replies replies) throws IOException, InterruptedException;
}
