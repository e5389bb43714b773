package org.corridor.mllp;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javax.net.ssl.SSLSocket;

/**
 * One MLLP connection to a receiver. Not for use by two threads at once, except that any may close
 * it.
 */
public final class MllpClient implements Closeable {

  private static final int LARGEST = 16 * 1024 * 1024;

  /** The shortest wait, in milliseconds, for a receiver that ends TLS after the handshake. */
  private static final long SHORTEST_LISTEN = 20;

  /** How long TLS may take to say goodbye. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private static final int CLOSED = -1;
  private static final int NOTHING = -2;

  private final Socket plain;
  private final Socket socket;
  private final Duration patience;
  private final PushbackInputStream in;
  private final FrameWriter writer;
  private final FrameReader reader;
  private final Queue<Frame> frames = new ArrayDeque<>();

  private MllpClient(Socket plain, Socket socket, Duration patience) throws IOException {
    this.plain = plain;
    this.socket = socket;
    this.patience = patience;
    this.in = new PushbackInputStream(socket.getInputStream());
    this.writer = new FrameWriter(socket.getOutputStream());
    this.reader = new FrameReader(in, LARGEST, begun -> {}, FrameReader.Room.ENOUGH);
  }

  /**
   * Connects.
   *
   * @param tls keys, when the receiver speaks TLS; its certificate must be for {@code host}
   * @param patience for the connection, and later for each message and each answer
   * @throws IOException when nobody answers, or not as expected
   */
  public static MllpClient connect(
      String host, int port, Optional<TlsSettings> tls, Duration patience) throws IOException {
    // Only a channel can be looked at without waiting; TLS needs a socket that is none.
    Socket socket = tls.isPresent() ? new Socket() : SocketChannel.open().socket();
    try {
      socket.connect(new InetSocketAddress(host, port), Math.toIntExact(patience.toMillis()));
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      socket.setTcpNoDelay(true);
      return tls.isPresent()
          ? secured(socket, host, tls.get(), patience)
          : new MllpClient(socket, socket, patience);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private static MllpClient secured(Socket socket, String host, TlsSettings tls, Duration patience)
      throws IOException {
    SSLSocket secured = TlsConnector.of(tls).connect(socket, host);
    long begin = System.nanoTime();
    Guard.within(socket, patience, secured::startHandshake);
    Duration way = Duration.ofNanos(System.nanoTime() - begin);
    MllpClient client = new MllpClient(socket, secured, patience);
    if (secured.getSession().getProtocol().equals("TLSv1.3")) {
      client.listen(way);
    }
    return client;
  }

  /**
   * With TLS 1.3 a receiver that does not take the client's certificate says so only after the
   * handshake. Waiting for that as long as the handshake took keeps a message from being sent of
   * which nobody would know what became.
   */
  private void listen(Duration way) throws IOException {
    long wait = Math.min(Math.max(way.toMillis(), SHORTEST_LISTEN), patience.toMillis());
    int next;
    try {
      next = glanceThroughTls(Math.toIntExact(wait));
    } catch (IOException e) {
      // An alert, or the end of the connection that overtook it.
      throw new RefusedAfterHandshake();
    }
    if (next == CLOSED) {
      throw new RefusedAfterHandshake();
    }
    if (next >= 0) {
      in.unread(next);
    }
  }

  /**
   * Sends {@code content} in a frame.
   *
   * @throws IOException when the receiver does not take all of it in time: the connection is closed
   */
  public void send(byte[] content) throws IOException {
    Guard.within(plain, patience, () -> writer.write(List.of(content)));
  }

  /**
   * Waits for the next answer.
   *
   * @throws SocketTimeoutException when none came in time
   * @throws EOFException when the receiver closed the connection instead
   */
  public byte[] receive() throws IOException {
    if (frames.isEmpty()) {
      frames.addAll(reader.next());
    }
    Frame frame = frames.poll();
    if (frame == null) {
      throw new EOFException("the receiver closed the connection without an answer");
    }
    return frame.content();
  }

  /**
   * Whether the receiver has closed the connection, as far as can be seen without waiting; over TLS
   * within a millisecond.
   */
  public boolean isClosedByReceiver() {
    try {
      SocketChannel channel = socket.getChannel();
      int next = channel == null ? glanceThroughTls(1) : glance(channel);
      if (next >= 0) {
        in.unread(next);
      }
      return next == CLOSED;
    } catch (IOException broken) {
      return true;
    }
  }

  private int glance(SocketChannel channel) throws IOException {
    if (in.available() > 0) {
      return NOTHING;
    }
    ByteBuffer one = ByteBuffer.allocate(1);
    channel.configureBlocking(false);
    try {
      int count = channel.read(one);
      return count > 0 ? one.get(0) & 0xFF : count == 0 ? NOTHING : CLOSED;
    } finally {
      channel.configureBlocking(true);
    }
  }

  private int glanceThroughTls(int milliseconds) throws IOException {
    int usual = socket.getSoTimeout();
    socket.setSoTimeout(milliseconds);
    try {
      return in.read();
    } catch (SocketTimeoutException quiet) {
      return NOTHING;
    } finally {
      socket.setSoTimeout(usual);
    }
  }

  /** As {@link #receive()}, with so much patience from now on. */
  public byte[] receive(Duration patience) throws IOException {
    socket.setSoTimeout(Math.toIntExact(Math.max(1, patience.toMillis())));
    return receive();
  }

  /** Sends {@code content} and waits for its answer. */
  public byte[] exchange(byte[] content) throws IOException {
    send(content);
    return receive();
  }

  /** Closes the connection; a thread that waits for an answer does so no longer. */
  @Override
  public void close() throws IOException {
    try {
      Guard.within(plain, FAREWELL, socket::close);
    } finally {
      plain.close();
    }
  }
}
