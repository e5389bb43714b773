package org.corridor.mllp;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Listens at one port and serves each connection in a thread of its own. One thread for all
 * listeners watches that no connection waits for ever.
 */
public final class MllpListener {

  private static final System.Logger LOG = System.getLogger(MllpListener.class.getName());
  private static final long PAUSE_MILLIS = 50;
  private static final int BACKLOG = 100;

  private final Endpoint endpoint;
  private final Shared shared;
  private final Optional<TlsAcceptor> tls;
  private final ServerSocket server;
  private volatile @Nullable Thread acceptor;

  /** What all listeners have in common. */
  public static final class Shared {

    private final ThreadFactory threads;
    private final MeterRegistry meters;
    private final FrameMemory memory;
    private final ConnectionWatch watch;

    public Shared(ThreadFactory threads, MeterRegistry meters, FrameMemory memory) {
      this.threads = threads;
      this.meters = meters;
      this.memory = memory;
      this.watch = new ConnectionWatch(threads);
    }

    ThreadFactory threads() {
      return threads;
    }

    MeterRegistry meters() {
      return meters;
    }

    FrameMemory memory() {
      return memory;
    }

    ConnectionWatch watch() {
      return watch;
    }
  }

  /**
   * Binds the port; {@link #start} serves it.
   *
   * @throws UncheckedIOException when the port cannot be had
   */
  public MllpListener(MllpSettings settings, Receiver receiver, Shared shared) {
    this.shared = shared;
    this.tls = settings.tls().map(TlsAcceptor::of);
    this.server = bind(settings);
    this.endpoint = new Endpoint(settings, receiver, shared);
  }

  private static ServerSocket bind(MllpSettings settings) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(settings.host(), settings.port()), BACKLOG);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "interface %s cannot listen at %s:%d: %s"
              .formatted(settings.name(), settings.host(), settings.port(), e.getMessage()),
          e);
    }
  }

  /** Takes connections from now on. */
  public void start() {
    acceptor = shared.threads.newThread(this::accept);
    acceptor.start();
    LOG.log(
        System.Logger.Level.INFO,
        "interface {0} listens at {1}:{2,number,#}{3}",
        endpoint.name(),
        endpoint.settings().host(),
        port(),
        tls.isPresent() ? " with TLS" : "");
  }

  /** The port it is bound to. */
  public int port() {
    return server.getLocalPort();
  }

  /** Whether the port is bound and somebody takes the connections that come. */
  public boolean isListening() {
    Thread thread = acceptor;
    return !server.isClosed() && thread != null && thread.isAlive();
  }

  /** Connections stay open, but nothing is read from them. */
  public void pause() {
    endpoint.gate().close();
  }

  /** Reads on. */
  public void resume() {
    endpoint.gate().open();
  }

  /** Whether it is paused. */
  public boolean isPaused() {
    return !endpoint.gate().isOpen();
  }

  /** Answers what was read, then closes all connections; those that take too long at once. */
  public void stop(Duration patience) throws InterruptedException {
    endpoint.stopping();
    try {
      server.close();
    } catch (IOException e) {
      // Nobody connects either way.
    }
    long begin = System.nanoTime();
    awaitAcceptor(patience);
    endpoint.end(patience.minusNanos(System.nanoTime() - begin));
  }

  /** The system keeps the port until the thread that waits at it has left. */
  private void awaitAcceptor(Duration patience) throws InterruptedException {
    Thread thread = acceptor;
    if (thread != null) {
      thread.join(Math.max(1, patience.toMillis()));
    }
  }

  private void accept() {
    try {
      while (!endpoint.isStopping()) {
        try {
          admit(server.accept());
        } catch (IOException e) {
          if (!endpoint.isStopping()) {
            LOG.log(System.Logger.Level.WARNING, "a connection was lost before it began", e);
            // Without a file left to open, the next one fails at once as well.
            Thread.sleep(PAUSE_MILLIS);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void admit(Socket socket) throws IOException {
    if (endpoint.isFull()) {
      socket.close();
      return;
    }
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    Connection connection =
        new Connection(endpoint, socket, tls.isPresent() ? tls.get().accept(socket) : socket);
    endpoint.opened(connection);
    shared.threads.newThread(connection).start();
  }
}
