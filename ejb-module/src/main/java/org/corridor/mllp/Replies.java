package org.corridor.mllp;

import java.io.IOException;
import java.util.List;

/** The way back to a sender. */
public interface Replies {

  /** Sends each content in a frame, all in one piece. */
  void answer(List<byte[]> contents) throws IOException;

  /** Sends {@code content} as a frame of its own; a connection that is gone takes nothing. */
  void reply(byte[] content);
}
