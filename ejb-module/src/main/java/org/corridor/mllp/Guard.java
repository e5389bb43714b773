package org.corridor.mllp;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A limit on steps that sockets themselves set none for: a write, a handshake, a farewell. */
final class Guard {

  /** What may take too long. */
  @FunctionalInterface
  interface Step {

    void take() throws IOException;
  }

  private Guard() {}

  /**
   * Takes a step. When {@code time} has passed, the socket is closed, which ends the step with a
   * {@link SocketTimeoutException}.
   *
   * @param socket the one below TLS: closing TLS itself waits for its peer
   */
  static void within(Socket socket, Duration time, Step step) throws IOException {
    CompletableFuture<Boolean> taken = new CompletableFuture<>();
    CompletableFuture<Boolean> watch =
        taken
            .orTimeout(time.toMillis(), TimeUnit.MILLISECONDS)
            .exceptionally(
                late -> {
                  abort(socket);
                  return false;
                });
    try {
      step.take();
    } catch (IOException e) {
      if (taken.isCompletedExceptionally()) {
        throw new SocketTimeoutException("the peer took too long");
      }
      throw e;
    } finally {
      taken.complete(true);
      watch.cancel(false);
    }
  }

  private static void abort(Socket socket) {
    try {
      // Drop what the peer does not read, instead of lingering over it.
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // Closed already, which is what this is for.
    }
  }
}
