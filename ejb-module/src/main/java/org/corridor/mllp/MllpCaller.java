package org.corridor.mllp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Connects to a sender that waits to be called, and serves the connection as a listener would. When
 * it ends, or cannot be had, the next one is tried after a pause that grows.
 */
public final class MllpCaller {

  private static final System.Logger LOG = System.getLogger(MllpCaller.class.getName());

  /** How long it takes at the most until a connection stands. */
  private static final Duration CONNECTING = Duration.ofSeconds(10);

  private final Endpoint endpoint;
  private final MllpListener.Shared shared;
  private final Pauses pauses;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Optional<Exception> failure = Optional.empty();
  private volatile @Nullable Socket socket;
  private volatile @Nullable Thread thread;

  /**
   * How long it waits before it connects again.
   *
   * @param first after the first failure
   * @param longest which each further failure doubles it to
   */
  public record Pauses(Duration first, Duration longest) {

    /** From a second to a minute. */
    public static final Pauses USUAL = new Pauses(Duration.ofSeconds(1), Duration.ofMinutes(1));

    Duration after(Duration before) {
      Duration doubled = before.multipliedBy(2);
      return doubled.compareTo(longest) > 0 ? longest : doubled;
    }

    /** A quarter more or less, so that many do not come back at once. */
    static long millis(Duration pause) {
      return (long) (pause.toMillis() * ThreadLocalRandom.current().nextDouble(0.75, 1.25));
    }
  }

  /**
   * @param settings whom to call
   */
  public MllpCaller(
      MllpSettings settings, Receiver receiver, MllpListener.Shared shared, Pauses pauses) {
    this.endpoint = new Endpoint(settings, receiver, shared);
    this.shared = shared;
    this.pauses = pauses;
  }

  /** Calls from now on. */
  public void start() {
    Thread caller = shared.threads().newThread(this::call);
    thread = caller;
    caller.start();
  }

  /** Whether the sender is connected. */
  public boolean isConnected() {
    return !endpoint.isEmpty();
  }

  /** Why the last try came to nothing; empty when it did not. */
  public Optional<Exception> failure() {
    return failure;
  }

  /** The connection stays open, but nothing is read from it. */
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

  /** Answers what was read, then closes the connection; one that takes too long at once. */
  public void stop(Duration patience) throws InterruptedException {
    endpoint.stopping();
    long begin = System.nanoTime();
    endpoint.end(patience);
    abort();
    ended.countDown();
    Thread caller = thread;
    if (caller != null) {
      long left = patience.minusNanos(System.nanoTime() - begin).toMillis();
      caller.join(Math.max(1, left));
    }
  }

  private void call() {
    Duration pause = pauses.first();
    try {
      while (!endpoint.isStopping()) {
        pause = attempt() ? pauses.first() : pauses.after(pause);
        ended.await(Pauses.millis(pause), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      // The container takes its threads back.
      Thread.currentThread().interrupt();
    }
  }

  /** Whether anything came of it. */
  private boolean attempt() {
    try {
      Connection connection = connect();
      endpoint.opened(connection);
      connected();
      connection.run();
      Closing closing = connection.closing();
      if (!connection.hasServed() && closing != Closing.PEER && closing != Closing.IDLE) {
        failed(new IOException("the connection ended: " + closing));
      }
      return connection.hasServed();
    } catch (IOException | IllegalStateException e) {
      failed(e);
      abort();
      return false;
    }
  }

  private void connected() {
    failure = Optional.empty();
    LOG.log(System.Logger.Level.INFO, "interface {0} is connected", endpoint.name());
  }

  private void failed(Exception e) {
    if (failure.isEmpty() && !endpoint.isStopping()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "interface {0} has no connection, and tries again: {1}",
          endpoint.name(),
          e.getMessage());
    }
    failure = Optional.of(e);
  }

  private Connection connect() throws IOException {
    MllpSettings settings = endpoint.settings();
    Socket plain = new Socket();
    socket = plain;
    if (endpoint.isStopping()) {
      throw new IOException("the interface stops");
    }
    plain.connect(
        new InetSocketAddress(settings.host(), settings.port()),
        Math.toIntExact(CONNECTING.toMillis()));
    plain.setTcpNoDelay(true);
    plain.setKeepAlive(true);
    if (settings.tls().isEmpty()) {
      return new Connection(endpoint, plain, plain);
    }
    SSLSocket secured = TlsConnector.of(settings.tls().get()).connect(plain, settings.host());
    Guard.within(plain, CONNECTING, secured::startHandshake);
    return new Connection(endpoint, plain, secured);
  }

  private void abort() {
    Socket open = socket;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // Closed already.
      }
    }
  }
}
