package org.corridor.mllp;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A limit on what a connection is doing right now. Closing the socket from outside is the one thing
 * that ends a blocked read and a blocked write alike. Read and write have a limit each, because an
 * application acknowledgement may be written while the connection waits for the next frame.
 */
final class Deadline {

  private static final long NONE = Long.MAX_VALUE;

  private final Socket socket;
  private long read = NONE;
  private long write = NONE;
  private int writers;
  private Closing readReason = Closing.IDLE;
  private @Nullable Closing passed;

  Deadline(Socket socket) {
    this.socket = socket;
  }

  synchronized void reading(Duration time, Closing reason) {
    read = System.nanoTime() + time.toNanos();
    readReason = reason;
  }

  synchronized void readingEnds() {
    read = NONE;
  }

  /** A write begins; of several at once the first one's limit holds until all are through. */
  synchronized void writing(Duration time) {
    if (writers++ == 0) {
      write = System.nanoTime() + time.toNanos();
    }
  }

  synchronized void writingEnds() {
    if (--writers == 0) {
      write = NONE;
    }
  }

  /** Which limit has passed, if any; only then was the socket closed here. */
  synchronized Optional<Closing> passed() {
    return Optional.ofNullable(passed);
  }

  /** Closes the socket when a limit has passed. */
  synchronized void check() {
    long now = System.nanoTime();
    if (passed != null) {
      return;
    }
    if (write != NONE && now - write > 0) {
      passed = Closing.UNREAD;
    } else if (read != NONE && now - read > 0) {
      passed = readReason;
    } else {
      return;
    }
    try {
      if (passed == Closing.UNREAD) {
        // Drop what the peer does not read, instead of lingering over it.
        socket.setSoLinger(true, 0);
      }
      socket.close();
    } catch (IOException e) {
      // Closed already, which is what this is for.
    }
  }
}
